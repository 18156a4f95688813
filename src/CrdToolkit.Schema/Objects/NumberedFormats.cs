using CrdToolkit.Schema.Patterns;

namespace CrdToolkit.Schema.Objects;

/// <summary>Formats made of numbers, most with a check digit.</summary>
internal static class NumberedFormats
{
    private const string CreditCardPattern =
        @"^(?:4[0-9]{12}(?:[0-9]{3})?|5[1-5][0-9]{14}|(222[1-9]|22[3-9][0-9]|2[3-6][0-9]{2}|27[01][0-9]|2720)[0-9]{12}|6(?:011|5[0-9][0-9])[0-9]{12}|3[47][0-9]{13}|3(?:0[0-5]|[68][0-9])[0-9]{11}|(?:2131|1800|35\d{3})\d{11}|6[27][0-9]{14})$";

    private const string ColorPart = @"\s*(0|[1-9]\d?|1\d\d?|2[0-4]\d|25[0-5])\s*";

    public static bool IsIsbn10(string text)
    {
        var digits = text.Replace("-", "").Replace(" ", "");
        if (!Re2.IsMatch("^[0-9]{9}[0-9X]$", digits))
        {
            return false;
        }

        var sum = 0;
        for (var i = 0; i < 10; i++)
        {
            sum += (i + 1) * (digits[i] == 'X' ? 10 : digits[i] - '0');
        }

        return sum % 11 == 0;
    }

    public static bool IsIsbn13(string text)
    {
        var digits = text.Replace("-", "").Replace(" ", "");
        if (!Re2.IsMatch("^[0-9]{13}$", digits))
        {
            return false;
        }

        var sum = 0;
        for (var i = 0; i < 13; i++)
        {
            sum += (i % 2 == 0 ? 1 : 3) * (digits[i] - '0');
        }

        return sum % 10 == 0;
    }

    public static bool IsCreditCard(string text)
    {
        var digits = new string([.. text.Where(c => c is >= '0' and <= '9')]);
        if (!Re2.IsMatch(CreditCardPattern, digits))
        {
            return false;
        }

        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[digits.Length - 1 - i] - '0';
            var doubled = i % 2 == 1 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }

        return sum % 10 == 0;
    }

    public static bool IsRgbColor(string text) => Re2.IsMatch($"^rgb\\({ColorPart},{ColorPart},{ColorPart}\\)$", text);
}
