using System.Globalization;
using System.Text;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Applying;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.Requests;

/// <summary>The parameters of a create, update or patch.</summary>
/// <param name="DryRun">Whether nothing is to be stored.</param>
/// <param name="FieldValidation">What happens to unknown fields.</param>
/// <param name="Writer">Who writes, as managed fields name it.</param>
internal sealed record WriteParameters(bool DryRun, FieldValidation FieldValidation, FieldWriter Writer)
{
    private const int MaximumManagerBytes = 128;

    /// <summary>Reads the parameters.</summary>
    /// <param name="request">The request.</param>
    /// <param name="kind">CreateOptions, UpdateOptions or PatchOptions: how errors call them.</param>
    /// <param name="isApply">Whether it is a server-side apply.</param>
    /// <exception cref="StatusException">422: a value is not known.</exception>
    public static WriteParameters Parse(ApiRequest request, string kind, bool isApply = false)
    {
        var errors = new List<FieldError>();
        var manager = request.Parameter("fieldManager");
        if (kind == "PatchOptions" && isApply && manager.Length == 0)
        {
            errors.Add(new(kind, FieldErrorType.Required, "fieldManager", "is required for apply patch", null));
        }

        if (kind == "PatchOptions" && !isApply && request.Parameter("force").Length > 0)
        {
            errors.Add(new(kind, FieldErrorType.Forbidden, "force", "may not be specified for non-apply patch", null));
        }

        if (Encoding.UTF8.GetByteCount(manager) > MaximumManagerBytes)
        {
            errors.Add(new(kind, FieldErrorType.TooLong, "fieldManager", $"may not be more than {MaximumManagerBytes} bytes", manager));
        }

        foreach (var (letter, index) in manager.EnumerateRunes().Select((letter, index) => (letter, index)).Where(entry => !IsPrintable(entry.letter)))
        {
            errors.Add(new(
                kind, FieldErrorType.Invalid, "fieldManager", $"invalid character U+{letter.Value:X4} (at position {index})", manager));
        }

        var dryRun = IsDryRun([.. request.Http.Request.Query["dryRun"].OfType<string>()], errors);
        var validation = request.Parameter("fieldValidation");
        if (validation is not ("" or "Ignore" or "Strict" or "Warn"))
        {
            errors.Add(new(
                kind, FieldErrorType.NotSupported, "fieldValidation", "supported values: \"\", \"Ignore\", \"Strict\", \"Warn\"", validation));
        }

        return errors.Count > 0
            ? throw StatusErrors.Invalid("meta.k8s.io", kind, "", errors)
            : new WriteParameters(
                dryRun,
                validation is "" ? FieldValidation.Warn : Enum.Parse<FieldValidation>(validation),
                new FieldWriter(manager.Length > 0 ? manager : Program(request), request.Resource.ApiVersion, request.Subresource));
    }

    /// <summary>Reads <c>dryRun</c>; <c>All</c> is the only value there is.</summary>
    public static bool IsDryRun(IReadOnlyList<string> values, List<FieldError> errors)
    {
        var unknown = values.Where(value => value is not "All").ToList();
        if (unknown.Count > 0)
        {
            errors.Add(new("dryRun", FieldErrorType.NotSupported, "dryRun", "supported values: \"All\"", JsonValues.Strings(values)));
        }

        return values.Count > 0;
    }

    // prefixFromUserAgent: who does not name itself is known by its program.
    private static string Program(ApiRequest request)
    {
        var name = new StringBuilder();
        var bytes = 0;
        foreach (var letter in request.Http.Request.Headers.UserAgent.ToString().Split('/')[0].EnumerateRunes().Where(IsPrintable))
        {
            bytes += letter.Utf8SequenceLength;
            if (bytes > MaximumManagerBytes)
            {
                break;
            }

            name.Append(letter);
        }

        return name.Length == 0 ? "unknown" : name.ToString();
    }

    private static bool IsPrintable(Rune letter) => letter.Value == ' ' || !(Rune.IsControl(letter) || Rune.IsWhiteSpace(letter)
        || Rune.GetUnicodeCategory(letter) is UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
