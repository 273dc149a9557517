//! What an amount is measured in, from the words around its numeral.

use super::Unit;

/// Base unit and factor of a measure's word, singular or plural or short.
///
/// Lengths come to km, masses to kg, areas to hectares; seconds and minutes to hours, weeks to days, months and decades to
/// years, as those are the steps in which news vary one and the same duration.
pub(super) fn measure(word: &str) -> Option<(&'static str, f64)> {
    Some(match word {
        "km" | "kms" | "kilometer" | "kilometers" | "kilometre" | "kilometres" => ("km", 1.0),
        "m" | "meter" | "meters" | "metre" | "metres" => ("km", 1e-3),
        "cm" | "centimeter" | "centimeters" | "centimetre" | "centimetres" => ("km", 1e-5),
        "mm" | "millimeter" | "millimeters" | "millimetre" | "millimetres" => ("km", 1e-6),
        "mile" | "miles" | "mi" => ("km", 1.609_344),
        "foot" | "feet" | "ft" => ("km", 3.048e-4),
        "inch" | "inches" => ("km", 2.54e-5),
        "yard" | "yards" => ("km", 9.144e-4),
        "kg" | "kilo" | "kilos" | "kilogram" | "kilograms" | "kilogramme" | "kilogrammes" => ("kg", 1.0),
        "gram" | "grams" => ("kg", 1e-3),
        "ton" | "tons" | "tonne" | "tonnes" => ("kg", 1e3),
        "ounce" | "ounces" => ("kg", 0.028_35),
        "hectare" | "hectares" => ("hectare", 1.0),
        "acre" | "acres" => ("hectare", 0.404_686),
        "second" | "seconds" => ("hour", 1.0 / 3600.0),
        "minute" | "minutes" | "min" | "mins" => ("hour", 1.0 / 60.0),
        "hour" | "hours" | "hr" | "hrs" => ("hour", 1.0),
        "day" | "days" => ("day", 1.0),
        "week" | "weeks" => ("day", 7.0),
        "month" | "months" => ("year", 1.0 / 12.0),
        "year" | "years" | "yr" | "yrs" => ("year", 1.0),
        "decade" | "decades" => ("year", 10.0),
        "mph" => ("km/h", 1.609_344),
        "kph" | "kmh" => ("km/h", 1.0),
        "litre" | "litres" | "liter" | "liters" => ("litre", 1.0),
        "gallon" | "gallons" => ("litre", 3.785),
        "barrel" | "barrels" => ("barrel", 1.0),
        "degree" | "degrees" => ("degree", 1.0),
        "megawatt" | "megawatts" | "mw" => ("megawatt", 1.0),
        "gigawatt" | "gigawatts" | "gw" => ("megawatt", 1e3),
        "magnitude" => ("magnitude", 1.0),
        _ => return None,
    })
}

/// Currency code of a sign.
pub(super) fn sign(c: char) -> Option<&'static str> {
    Some(match c {
        '$' => "USD",
        '€' => "EUR",
        '£' => "GBP",
        '¥' => "JPY",
        '₽' => "RUB",
        '₹' => "INR",
        '₩' => "KRW",
        '₪' => "ILS",
        '₺' => "TRY",
        '₴' => "UAH",
        _ => return None,
    })
}

/// Currency code of a word behind an amount of this size: a few pounds are a weight.
pub(super) fn currency(word: &str, value: f64) -> Option<&'static str> {
    Some(match word {
        "dollar" | "dollars" | "usd" => "USD",
        "euro" | "euros" | "eur" => "EUR",
        "pound" | "pounds" if value >= 10_000.0 => "GBP",
        "gbp" | "sterling" => "GBP",
        "yen" => "JPY",
        "yuan" | "renminbi" => "CNY",
        "ruble" | "rubles" | "rouble" | "roubles" => "RUB",
        "rupee" | "rupees" => "INR",
        "franc" | "francs" => "CHF",
        "shekel" | "shekels" => "ILS",
        "lira" | "liras" => "TRY",
        "hryvnia" | "hryvnias" => "UAH",
        "peso" | "pesos" => "MXN",
        "rial" | "rials" => "IRR",
        "krona" | "kronor" => "SEK",
        _ => return None,
    })
}

/// Pounds that are a weight.
pub(super) fn pounds(word: &str) -> bool {
    matches!(word, "pound" | "pounds" | "lb" | "lbs")
}

/// The unit a single word behind a numeral names, with the factor to its base.
pub(super) fn named(word: &str, value: f64) -> Option<(Unit, f64)> {
    if let Some(code) = currency(word, value) {
        return Some((Unit::Money(code.to_owned()), 1.0));
    }
    if pounds(word) {
        return Some((Unit::Measure("kg".to_owned()), 0.453_592));
    }
    measure(word).map(|(base, factor)| (Unit::Measure(base.to_owned()), factor))
}
