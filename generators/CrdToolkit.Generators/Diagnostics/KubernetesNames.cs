using System.Text.RegularExpressions;

namespace CrdToolkit.Generators.Diagnostics;

/// <summary>The API server's checks of names, with its words.</summary>
internal static class KubernetesNames
{
    private const string LabelError =
        "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character";

    private const string SubdomainError =
        "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character";

    private const string QualifiedNameError =
        "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";

    /// <summary>What is wrong with a name as a DNS-1035 label, such as a plural name; null when nothing is.</summary>
    public static string? LabelProblem(string name) =>
        name.Length == 0 ? "it must not be empty"
        : name.Length > 63 ? "must be no more than 63 characters"
        : Regex.IsMatch(name, @"\A[a-z]([-a-z0-9]*[a-z0-9])?\z") ? null
        : LabelError;

    /// <summary>What is wrong with a kind; null when nothing is.</summary>
    public static string? KindProblem(string kind) =>
        LabelProblem(kind.ToLowerInvariant()) is { } problem ? $"may have mixed case, but should otherwise match: {problem}" : null;

    /// <summary>What is wrong with a group; null when nothing is.</summary>
    public static string? GroupProblem(string group) =>
        group.Length == 0 ? "it must not be empty; use a DNS name that you own, such as infra.example.com"
        : group.Length > 253 ? "must be no more than 253 characters"
        : !IsSubdomain(group) ? SubdomainError
        : group.IndexOf('.') < 0 ? $"should be a domain with at least one dot; use a DNS name that you own, such as {group}.example.com"
        : null;

    /// <summary>What is wrong with the name of a finalizer; null when nothing is.</summary>
    public static string? FinalizerProblem(string name)
    {
        var slash = name.IndexOf('/');
        var local = name.Substring(slash + 1);
        return slash < 0 ? "prefer a domain-qualified finalizer name including a path (/) to prevent accidental conflicts with other finalizer writers; use a name such as infra.example.com/machine"
            : !IsSubdomain(name.Substring(0, slash)) ? $"prefix part {SubdomainError}"
            : local.Length is 0 or > 63 ? "name part must have 1 to 63 characters"
            : IsQualified(local) ? null
            : QualifiedNameError;
    }

    /// <summary>What is wrong with the key of a label or annotation; null when nothing is.</summary>
    public static string? QualifiedNameProblem(string name)
    {
        var slash = name.IndexOf('/');
        var local = name.Substring(slash + 1);
        return slash >= 0 && !IsSubdomain(name.Substring(0, slash)) ? $"prefix part {SubdomainError}"
            : local.Length is 0 or > 63 ? "name part must have 1 to 63 characters"
            : IsQualified(local) ? null
            : QualifiedNameError;
    }

    /// <summary>What is wrong with the value of a label; null when nothing is.</summary>
    public static string? LabelValueProblem(string value) =>
        value.Length > 63 ? "must be no more than 63 characters"
        : value.Length == 0 || IsQualified(value) ? null
        : "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";

    /// <summary>Whether a name is a lowercase RFC 1123 subdomain.</summary>
    public static bool IsSubdomain(string name) =>
        name.Length is > 0 and <= 253 && Regex.IsMatch(name, @"\A[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\z");

    private static bool IsQualified(string name) => Regex.IsMatch(name, @"\A[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?\z");
}
