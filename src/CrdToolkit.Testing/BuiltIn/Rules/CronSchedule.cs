using System.Globalization;

namespace CrdToolkit.Testing.BuiltIn.Rules;

/// <summary>Reads the schedules of cron jobs, to say what is wrong with them in the words of the parser that Kubernetes uses.</summary>
internal static class CronSchedule
{
    private static readonly string[] Descriptors = ["@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly"];
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    private static readonly string[] Days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    private static readonly (int Least, int Most, string[] Names)[] Fields =
        [(0, 59, []), (0, 23, []), (1, 31, []), (1, 12, Months), (0, 6, Days)];

    /// <summary>What is wrong with a schedule; null when it is right.</summary>
    public static string? Problem(string schedule)
    {
        // The zone is for another rule to refuse.
        if (schedule.StartsWith("TZ=", StringComparison.Ordinal) || schedule.StartsWith("CRON_TZ=", StringComparison.Ordinal))
        {
            var end = schedule.IndexOf(' ', StringComparison.Ordinal);
            schedule = end < 0 ? "" : schedule[(end + 1)..].Trim();
        }

        if (schedule.StartsWith('@'))
        {
            return Descriptors.Contains(schedule) || schedule.StartsWith("@every ", StringComparison.Ordinal) ? null : $"unrecognized descriptor: {schedule}";
        }

        var fields = schedule.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length != Fields.Length)
        {
            return $"expected exactly 5 fields, found {fields.Length}: [{string.Join(' ', fields)}]";
        }

        return fields.Zip(Fields)
            .SelectMany(pair => pair.First.Split(',').Select(part => Range(part, pair.Second.Least, pair.Second.Most, pair.Second.Names)))
            .FirstOrDefault(problem => problem is not null);
    }

    // getRange: "*", "5", "1-5", each with a step.
    private static string? Range(string text, int least, int most, string[] names)
    {
        var parts = text.Split('/');
        var bounds = parts[0].Split('-');
        int start, end;
        if (bounds[0] is "*" or "?")
        {
            (start, end) = (least, most);
        }
        else
        {
            if (!TryRead(bounds[0], names, least, out start, out var problem))
            {
                return problem;
            }

            if (bounds.Length > 2)
            {
                return $"too many hyphens: {text}";
            }

            end = start;
            if (bounds.Length == 2 && !TryRead(bounds[1], names, least, out end, out problem))
            {
                return problem;
            }
        }

        if (parts.Length > 2)
        {
            return $"too many slashes: {text}";
        }

        var step = 1;
        if (parts.Length == 2)
        {
            if (!TryRead(parts[1], [], 0, out step, out var problem))
            {
                return problem;
            }

            end = bounds.Length == 1 ? most : end;
        }

        return start < least ? $"beginning of range ({start}) below minimum ({least}): {text}"
            : end > most ? $"end of range ({end}) above maximum ({most}): {text}"
            : start > end ? $"beginning of range ({start}) beyond end of range ({end}): {text}"
            : step == 0 ? $"step of range should be a positive number: {text}"
            : null;
    }

    private static bool TryRead(string text, string[] names, int least, out int value, out string? problem)
    {
        problem = null;
        var name = Array.IndexOf(names, text.ToLowerInvariant());
        if (name >= 0)
        {
            value = least + name;
            return true;
        }

        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value))
        {
            problem = value < 0 ? $"negative number ({value}) not allowed: {text}" : null;
            return value >= 0;
        }

        problem = $"failed to parse int from {text}: strconv.Atoi: parsing \"{text}\": invalid syntax";
        return false;
    }
}
