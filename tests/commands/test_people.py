from flask import Flask

from tests.conftest import Database

REIDUN = ("--issuer", "https://staff.invalid", "--subject", "reidun", "--role", "counsellor")
AT_HERSLEB = ("--unit", "Hersleb videregående skole")
BY_UDA = ("--name", "Reidun Aas", "--mail", "reidun@skole.invalid", "--granted-by", "Unni Dalen, UDA")


def periods(database: Database) -> list[str]:
    with database.cluster.connect(database=database.name) as administrator:
        administrator.execute("SET timezone = 'Europe/Oslo'")
        return [str(period) for (period,) in administrator.execute("SELECT period::text FROM appointments")]


def test_an_administrator_appoints_through_the_last_day_of_the_school_year(app: Flask, database: Database) -> None:
    days = ("--from", "2026-08-01", "--to", "2027-07-31")
    told = app.test_cli_runner().invoke(args=["people", "appoint", *REIDUN, *AT_HERSLEB, *BY_UDA, *days])
    assert told.exit_code == 0, told.output
    assert periods(database) == ['["2026-08-01 00:00:00+02","2027-08-01 00:00:00+02")']


def test_an_appointment_is_ended_at_once(app: Flask, database: Database) -> None:
    runner = app.test_cli_runner()
    runner.invoke(args=["people", "appoint", *REIDUN, *AT_HERSLEB, *BY_UDA])
    told = runner.invoke(args=["people", "end", *REIDUN, *AT_HERSLEB])
    assert told.exit_code == 0, told.output
    (period,) = periods(database)
    assert not period.endswith(",)")


def test_a_unit_that_nobody_knows_is_refused_in_plain_words(app: Flask) -> None:
    told = app.test_cli_runner().invoke(args=["people", "appoint", *REIDUN, "--unit", "Hakkebakkeskogen", *BY_UDA])
    assert told.exit_code == 1
    assert "No unit is called Hakkebakkeskogen." in told.output


def test_the_last_day_does_not_come_before_the_first(app: Flask) -> None:
    days = ("--from", "2026-08-02", "--to", "2026-08-01")
    told = app.test_cli_runner().invoke(args=["people", "appoint", *REIDUN, *AT_HERSLEB, *BY_UDA, *days])
    assert told.exit_code == 2
    assert "before the first" in told.output


def test_the_reference_data_may_be_loaded_again(app: Flask) -> None:
    told = app.test_cli_runner().invoke(args=["reference", "load"])
    assert told.output == "0 units new, 0 changed; 0 notices new; 0 letters new.\n"
