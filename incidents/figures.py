"""How many people a person record stands for."""

LOW = "coalesce(p.size_low, p.size_best, CASE WHEN p.counting_unit = 'individual' THEN 1 END)"
"""At least so many: the low figure told, or the best one, or one for an individual; NULL where nobody knows."""

HIGH = "coalesce(p.size_high, p.size_best, CASE WHEN p.counting_unit = 'individual' AND p.size_low IS NULL THEN 1 END)"
"""At most so many: the high figure told, or the best one, or one for an individual without figures; else NULL."""

NOT_ONE = (
    "p.counting_unit <> 'individual' OR p.size_low IS NOT NULL OR p.size_best IS NOT NULL OR p.size_high IS NOT NULL"
)
"""Every record that is not simply one individual; the index ``person_of_several`` holds exactly these."""
