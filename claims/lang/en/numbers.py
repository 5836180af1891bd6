"""How many: numbers, and the words that tell a number or leave it open."""

from __future__ import annotations

NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "both": 2, "pair": 2, "couple": 2, "duo": 2, "trio": 3, "quartet": 4, "dozen": 12,
}  # fmt: skip

# One person each: "a source", "another person".
SINGLE_DETERMINERS = frozenset("a an another one".split())

# "both said", "neither would say": a bare set of people named before.
BARE_SETS = frozenset("both two three four five neither others another all".split())

# Other people than those told of last: "another official", "a second source".
OTHERS = frozenset("another other others second third fourth fifth separate different additional".split())

# A quantifier over a class keeps it a class: "some experts", "many residents".
VAGUE_QUANTIFIERS = frozenset(
    "some many most several few numerous various all other countless dozens hundreds thousands".split()
)

# Before a number they leave it open: "nearly six in ten", "at least two".
APPROXIMATE = frozenset(
    (
        "at least,at most,more than,fewer than,less than,up to,as many,close to,just over,just under,"
        "well over,nearly,almost,over,under,roughly,about,around,approximately,some,only"
    ).split(",")
)
