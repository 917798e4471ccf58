"""Words that say nothing of anybody."""

from functools import cache

from incidents.disclosure.coarsening import is_small
from incidents.disclosure.mark import words
from schemas.folding import fold

_COMMON = (
    "about above after again against age ages all along also always among another any apart around asked asks"
    " away back because became become been before began behind being below beside between both bring brought call"
    " called came can cannot case cases cause city come could country date dates day days did does done down"
    " during each early either else end enough even ever every face faced faces fact fail failed family far father"
    " fear feared few find five first follow following found four friend from full gave give given goes gone"
    " government great group had half hand have having head hear heard held help here high him himself his home"
    " hour hours house how however hundred inside into its itself job just keep kept kind knew know known large"
    " last late later law lay least leave led left less life like likely line list little live lived local long"
    " look lost made make making man manat many mark marked marks matter may mean measure men might more most"
    " mother much must name named names near nearby need never new next night nine none note noted nothing now"
    " number numbers off office officer often old once one only open order other our out over own paid part people"
    " period person phone place point police present public pulled put raise raised range rather reach reached"
    " read rest result results right said same saw say says second see seen seize seized send sent seven several"
    " shall share she should show shown side since single six small some soon state stated still such take taken"
    " tell ten than that the their them then there these they thing this those though thousand three through time"
    " today together told too took total toward towards turn twice two under until upon use used using value very"
    " view visit visited visual wait was way week weeks well went were what when where whether which while white"
    " who whole whom whose why will with within without woman women word words work world would write written year"
    " years yet you young your"
)


def ordinary_words() -> frozenset[str]:
    """Folded: common English words, and every word of the vocabularies and of the names of cities in one word."""
    from schemas.gazetteer import gazetteer

    return _ordinary_words(gazetteer().country)


@cache
def _ordinary_words(country: str) -> frozenset[str]:
    from schemas.compiled.vocabularies import VOCABULARIES
    from schemas.gazetteer import gazetteer
    from schemas.vocabulary import vocabulary

    # An organisation's own words are left out: one of them may be somebody's name.
    terms = (term for name in VOCABULARIES for term in vocabulary(name) if not term.is_own)
    told = [part for term in terms for part in (*term.labels.values(), *term.also, term.definition, term.note)]
    places = gazetteer(country)
    large = (place for place in places if not is_small(places, place))
    called = (name for place in large for name in (*place.labels.values(), *place.aliases))
    told += (name for name in called if len(name.split()) == 1 and "-" not in name)  # Əli Bayramlı holds a man's name
    return frozenset(fold(word.text) for part in (_COMMON, *told) for word in words(part))
