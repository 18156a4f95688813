using System.Text;

namespace CrdToolkit.Schema.Validation;

/// <summary>The grammars of names in Kubernetes, with the words of apimachinery's <c>util/validation</c>.</summary>
internal static class Names
{
    private const string LabelRegex = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";

    /// <summary>Why a text is no DNS-1035 label; null when it is one.</summary>
    public static string? FindDns1035LabelProblem(string text) => Join(FindDns1035LabelProblems(text));

    /// <summary>Each reason why a text is no DNS-1035 label.</summary>
    public static string[] FindDns1035LabelProblems(string text) => Present(
        IsLonger(text, 63) ? "must be no more than 63 characters" : null,
        text.Length > 0 && text[0] is >= 'a' and <= 'z' && IsDnsLabel(text)
            ? null
            : "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an "
                + "alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')");

    /// <summary>Each reason why a text is no DNS-1123 label.</summary>
    public static string[] FindDns1123LabelProblems(string text) => Present(
        IsLonger(text, 63) ? "must be no more than 63 characters" : null,
        IsDnsLabel(text)
            ? null
            : "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an "
                + $"alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '{LabelRegex}')");

    /// <summary>Why a text is no DNS-1123 subdomain; null when it is one.</summary>
    public static string? FindDns1123SubdomainProblem(string text) => Join(FindDns1123SubdomainProblems(text));

    /// <summary>Each reason why a text is no DNS-1123 subdomain.</summary>
    public static string[] FindDns1123SubdomainProblems(string text) => Present(
        IsLonger(text, 253) ? "must be no more than 253 characters" : null,
        text.Split('.').All(IsDnsLabel)
            ? null
            : "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an "
                + $"alphanumeric character (e.g. 'example.com', regex used for validation is '{LabelRegex}(\\.{LabelRegex})*')");

    /// <summary>Each reason why a text is no qualified name, as labels, annotations and finalizers have.</summary>
    public static string[] FindQualifiedNameProblems(string text)
    {
        var parts = text.Split('/');
        if (parts.Length > 2)
        {
            return ["a valid label key " + QualifiedNameProblem + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')"];
        }

        var prefixProblem = parts.Length == 1 ? null
            : parts[0].Length == 0 ? "prefix part must be non-empty"
            : FindDns1123SubdomainProblem(parts[0]) is { } problem ? "prefix part " + problem : null;
        var name = parts[parts.Length - 1];
        return Present(
            prefixProblem,
            name.Length == 0 ? "name part must be non-empty" : IsLonger(name, 63) ? "name part must be no more than 63 bytes" : null,
            IsQualifiedPart(name) ? null : "name part " + QualifiedNameProblem);
    }

    /// <summary>Each reason why a text may not be the value of a label.</summary>
    public static string[] FindLabelValueProblems(string text) => Present(
        IsLonger(text, 63) ? "must be no more than 63 bytes" : null,
        text.Length == 0 || IsQualifiedPart(text)
            ? null
            : "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an "
                + "alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is "
                + "'(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')");

    private const string QualifiedNameProblem =
        "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or "
        + "'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";

    // Go counts bytes.
    private static bool IsLonger(string text, int bytes) => Encoding.UTF8.GetByteCount(text) > bytes;

    private static bool IsDnsLabel(string text) =>
        text.Length > 0
        && text[0] != '-'
        && text[text.Length - 1] != '-'
        && text.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');

    private static bool IsQualifiedPart(string text) =>
        text.Length > 0
        && IsLetterOrDigit(text[0])
        && IsLetterOrDigit(text[text.Length - 1])
        && text.All(c => IsLetterOrDigit(c) || c is '-' or '_' or '.');

    private static bool IsLetterOrDigit(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');

    private static string? Join(string[] problems) => problems.Length == 0 ? null : string.Join(",", problems);

    private static string[] Present(params string?[] problems) => [.. problems.Where(problem => problem is not null)!];
}
