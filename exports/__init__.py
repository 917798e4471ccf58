"""HOW A RELEASE LEAVES. Pure: a frozen Release in, a file out."""
