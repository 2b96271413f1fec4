"""One refusal of each type, as it would be raised."""

from __future__ import annotations

from datetime import date, time

from bot.words import faults
from services import refusal, running_refusal
from services.refusal import Refusal

CODE = "2026-1-FI01-KA121-VET-000123456"

REFUSALS: tuple[Refusal, ...] = (
    refusal.ReferenceMissing(),
    running_refusal.ChannelMissing(),
    running_refusal.NoProjectHere(),
    running_refusal.WhichProject(word="loppu", here="H1 Stadin AO ulkomaanjaksot", projects=["H4 Loppusuora"]),
    running_refusal.DivisionChannelHere(),
    refusal.LanguageMissing(),
    refusal.PeopleTooMany(limit=20),
    refusal.NotMembers(people=("UVIERAS",)),
    refusal.MobilityAlreadyRegistered(ref="L1"),
    refusal.ChannelClosedToUs(),
    refusal.ChannelSharedOutside(),
    refusal.ChannelReadersUnknown(),
    refusal.SearchWordsMissing(),
    refusal.SharingRefused(),
    refusal.SharingUncertain(),
    refusal.IdentityCodeInTitle(),
    refusal.IdentityCodeInHost(),
    refusal.UnknownLanguage(word="norja"),
    refusal.NoSuchProject(reference="H99"),
    refusal.NoSuchMobility(reference="L99"),
    refusal.SeveralProjectsFit(reference="AO", projects=["H1 Stadin AO ulkomaanjaksot", "H4 Stadin AO kurssit"]),
    refusal.NotYourProject(ref="H1", coordinators=("UAINO", "UPEKKA")),
    refusal.TitleEmpty(),
    refusal.TitleTooLong(limit=120),
    refusal.HostTooLong(limit=120),
    refusal.UnknownActionType(word="KA999"),
    refusal.UnknownMobilityKind(word="retki"),
    refusal.UnknownCountry(word="XX"),
    refusal.StartImplausible(day=date(1927, 3, 1)),
    refusal.EndImplausible(day=date(2127, 3, 1)),
    refusal.PeriodReversed(start_on=date(2027, 3, 12), end_on=date(2027, 3, 1)),
    refusal.PeriodTooLong(action_type="KA122-SCH", months=18, last_on=date(2027, 11, 30)),
    refusal.PeriodTooShort(action_type="KA122-SCH", months=6, first_on=date(2026, 11, 30)),
    refusal.CodeDigitsWrong(word="2026-1-FI01-KA121-VET-00012345", digits=8, needed=9),
    refusal.CodeFieldMissing(word="2026-1-FI01-KA121-000123456"),
    refusal.CodeShapeWrong(word="2024-1-ES01-KA121-VET-00012345"),
    refusal.CodeContradictsAction(code=CODE, code_action="KA121-VET", action_type="KA122-SCH"),
    refusal.CodeTaken(code=CODE, ref="H1"),
    refusal.AlreadyRegistered(ref="H1", title="Stadin AO ulkomaanjaksot"),
    refusal.NoMobilitiesInAction(action_type="KA120-VET"),
    refusal.ProjectClosed(ref="H1"),
    refusal.ProjectRemoved(ref="H1", until=date(2027, 4, 1)),
    refusal.IdentityCodeInUnit(),
    refusal.IdentityCodeInPartners(),
    refusal.IdentityCodeInCaseNumber(),
    refusal.UnitTooLong(limit=120),
    refusal.PartnersTooLong(limit=500),
    refusal.CaseNumberTooLong(limit=60),
    refusal.GrantImplausible(limit=999_999_999),
    refusal.HeadCountImplausible(limit=9999),
    refusal.AdministratorsOnly(),
    refusal.AccompanyingImplausible(limit=9999),
    refusal.TravelDaysImplausible(limit=20),
    running_refusal.DeadlineNameMissing(),
    running_refusal.DeadlineNameTooLong(limit=80),
    running_refusal.DeadlineNameTwice(),
    running_refusal.DueDateMissing(),
    running_refusal.DueDateImplausible(day=date(2127, 3, 1)),
    running_refusal.IdentityCodeInDeadline(),
    running_refusal.DeadlineDone(ref="H1"),
    running_refusal.NoContractDate(ref="H1", word="loppuraportti"),
    running_refusal.NotDueHere(ref="H1", word="loppuraportti"),
    running_refusal.CallActionMissing(),
    running_refusal.CallTimeMissing(),
    running_refusal.TimeImpossible(word="25.00"),
    running_refusal.CallClosed(closes_on=date(2026, 2, 18)),
    running_refusal.NoSuchCall(reference="K99"),
    running_refusal.NoSuchDeadline(ref="H1", word="väliraportti"),
    running_refusal.DeadlineGone(),
    running_refusal.NothingOpen(ref="H1"),
    running_refusal.AdministratorConfigured(people=("USARI",)),
    running_refusal.NoAdministrator(people=("UMIKKO",)),
    running_refusal.AdministrationWordMissing(),
    running_refusal.PersonMissing(),
    running_refusal.SectorMissing(),
    running_refusal.WhichDayMissing(),
    running_refusal.LeaveDaysMissing(people=("UPEKKA",)),
    running_refusal.FirstDayMissing(),
    running_refusal.LastDayMissing(),
    running_refusal.ReminderTimeOutside(earliest=time(6), latest=time(21, 30)),
    running_refusal.LeaveOver(day=date(2026, 7, 31)),
    running_refusal.DeputyIsYourself(),
    running_refusal.DeputyNeedsPerson(),
    running_refusal.ContactGone(),
    running_refusal.ContactNameWrong(limit=80),
    running_refusal.ContactTitleWrong(limit=120),
    running_refusal.EmailWrong(word="hanna(at)example.fi"),
    running_refusal.PhoneWrong(word="040 abc"),
    running_refusal.AwayReversed(),
    running_refusal.CheckedInFuture(),
    running_refusal.NotYourContact(),
    running_refusal.AlreadyCoordinates(people=("UEERIKA",)),
    running_refusal.NothingToHandOver(),
    running_refusal.PauseOver(day=date(2026, 8, 31)),
    running_refusal.NotPaused(ref="H1"),
    running_refusal.NoDayLeft(due_on=date(2027, 3, 3)),
    running_refusal.NothingChanges(ref="H1"),
    running_refusal.ReceiptTooLong(limit=200),
    running_refusal.IdentityCodeInReceipt(),
    faults.UnclosedQuote(rest='"Stadin AO'),
    faults.NoNumber(word="paljon"),
    faults.ValueMissing(),
    faults.ReferenceUnclear(),
    faults.DateImpossible(word="31.2.2027"),
    faults.DateAlone(word="1.6.2026"),
    faults.UnknownFilter(word="Stadin"),
    faults.UnknownWord(word="xyzzy"),
    faults.MistypedWord(word="lukoi", suggestion="lukio"),
    faults.SaidTwice(word="Toinen nimi"),
    faults.UnknownPerson(word="@eerika"),
    faults.UnknownChannel(word="#stadin-ao"),
    faults.ActionNeedsField(word="KA121", choices=("KA121-SCH", "KA121-VET", "KA121-ADU")),
)


def refusal_types() -> set[type[Refusal]]:
    """Every type that can be raised: those that no other type builds on."""
    found: set[type[Refusal]] = set()
    waiting = [Refusal]
    while waiting:
        kind = waiting.pop()
        below = kind.__subclasses__()
        waiting.extend(below)
        if not below:
            found.add(kind)
    return found
