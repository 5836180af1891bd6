"""Speech that did not happen, has not yet, is another's, or says nothing."""

import pytest

from tests.claims.marked import claims

UNSAID = [
    "{S Cole} did not {C say} {T that the boat was lost}.",
    "{S Cole} rarely {C says} {T that boats are lost}.",
    "{S Cole} will {C say} {T that the boat was lost}.",
    "{S Cole} has yet to {C say} {T that the boat was lost}.",
    "{S Cole} {C is to announce} {T that the boat was lost}.",
    "{S Cole} {C had been expected to say} {T that the boat was lost}.",
    "{S Cole} {C stopped short of saying} {T that the boat was lost}.",
    "{S Cole} {C avoided saying} {T whether the boat was lost}.",
    "{S Cole} was unable to {C say} {T when the boat was lost}.",
    "Instead of {C saying} {T that the boat was lost}, {S Cole} left.",
    "If {S Cole} {C said} {T that the boat was lost}, nobody heard.",
    "Had {S Cole} {C said} {T that the boat was lost}, we would know.",
    "Imagine {S Cole} {C saying} {T that the boat was lost}.",
    "Did {S Cole} {C say} {T that the boat was lost}?",
    "{S Nobody} {C said} {T that the boat was lost}.",
    "{S Neither Cole nor Dunn} {C said} {T that the boat was lost}.",
    "Neither {S Cole nor Dunn} {C said} {T that the boat was lost}.",
    "{S Some} might {C think} {T that the boat was lost}.",
    # Others speak of the one named.
    "{S Cole} {C has been criticized for} {T the loss of the boat}.",
    "{S Cole} {C faces questions about} {T the loss of the boat}.",
    "{C Asked about} {T the loss of the boat}, {S she} left.",
    "{S Cole} {C is said} {T to be furious}.",
    "{S The owners} {C are said} {T to be angry}.",
    "The sale is in doubt, with {S the owners} {C said} {T to be considering a change}.",
    "{S Cole}, {C said} {T to have left}, was there.",
    # The one named only heard, or asked.
    "{S The court} {C heard} {T that the boat was lost}.",
    "{S An inquest} {C was told} {T that the boat was lost}.",
    "{S Cole}, {C asked about} {T the boat}, left the room.",
    "{T Cole} {C was criticised by} {S Dunn}.",
    "{T The plan} {C has been condemned by} {S the harbour trust}.",
    # Terms on which others spoke.
    "{S They} {C spoke} on the condition {T that they not be identified}.",
    "{S The divers} {C agreed} {T to talk only if their names were withheld}.",
    "{S She} {C asked} {T that her last name not be used}.",
    # Nobody in particular.
    "{S Let}{C 's say} {T that the boat was lost}.",
    "Let {S us} {C say} {T that the boat was lost}.",
]

SAID = [
    "{S Cole} {C said} {T that the boat was lost}.",
    "{S Cole} {C said} {T that she could not swim}.",
    "{S Cole} {C denied} {T that the boat was lost}.",
    "{S Cole} {C does not believe} {T that the boat was lost}.",
    "{S Cole} {C could not believe} {T that the boat was lost}.",
    "{S Cole} {C is quoted as saying} {T that the boat was lost}.",
    "{S His} {C answer was to say} {T that the boat was lost}.",
    "{C Asked} why, {S she} {C said} {T that the boat was lost}.",
    "“Did you look?” {S Cole} {C said}. {T “The boat was lost.”}",
    "{S The doctor} {C said} {T to be careful}.",
    "It was {C reported by} {S Cole} {T that the boat was lost}.",
    "The crew {C were told by} {S Cole} {T that the boat was lost}.",
    "{S Cole} {C asked} {T that the boat be withheld from the sale}.",
    "{S Cole} {C asked about} {T “the lost boat”}.",
]


UNSAID += [
    "{S The charter} {C says nothing about} {T the lost boats}.",
    "At no time did {S Cole} {C mention} {T the lost boats}.",
    "{S Cole} {C cannot allow himself to state support for} {T the lost boats}.",
    "“It is,” she replied when {C asked} {T what the boat was worth to} {S her}.",
    "{C Talking about} {T the lost boats}, {S Cole} waved.",
    "{S Cole} {C called Dunn a fool for saying} {T that the boat was lost}.",
]

EMPTY = [
    "It had closed, {S the Tarn Mail} reported, {C citing} {T two people with knowledge of the matter}.",
    "{S Cole} {C said} {T so}.",
    "{S Cole} {C denied} {T it}.",
    "{S Cole} {C said} {T the same}.",
]

FULL = [
    "Never before did it rain so. {S Cole} {C said} {T that the boat was lost}.",
    "{S Cole} {C asked} {T what the boat was worth}.",
    "{S Cole} {C condemned Dunn for} {T “losing the boat”}.",
    "It closed; {S the mayor} {C cited} {T the high cost of repairs}.",
    "{S Cole} {C said} {T that it was so late}.",
    "{T “That,”} {S Cole} {C said}.",
    "{S Cole} {C said} {T no}.",
]


@pytest.mark.parametrize("text", UNSAID + EMPTY)
def test_nobody_said_it(text):
    assert claims(text) == []


@pytest.mark.parametrize("text", SAID + FULL)
def test_somebody_said_it(text):
    assert len(claims(text)) == 1
