using CrdToolkit.Schema.Objects;
using CrdToolkit.Schema.Validation;

namespace CrdToolkit.Schema.Cel.Evaluation.Values;

/// <summary>A format with a name, which texts are checked against (the format library of apiserver).</summary>
/// <param name="name">Its name.</param>
internal sealed class CelFormat(string name) : CelExtension
{
    private static readonly Dictionary<string, Func<string, IReadOnlyList<string>>> Checks = new(StringComparer.Ordinal)
    {
        ["byte"] = text => text.Length == 0 || !StringFormats.IsValid("byte", text) ? ["invalid base64"] : [],
        ["date"] = text => TimeFormats.IsDate(text) ? [] : ["invalid date"],
        ["datetime"] = text => TimeFormats.IsDateTime(text) ? [] : ["invalid datetime"],
        ["dns1035Label"] = Names.FindDns1035LabelProblems,
        ["dns1035LabelPrefix"] = text => Names.FindDns1035LabelProblems(Masked(text)),
        ["dns1123Label"] = Names.FindDns1123LabelProblems,
        ["dns1123LabelPrefix"] = text => Names.FindDns1123LabelProblems(Masked(text)),
        ["dns1123Subdomain"] = Names.FindDns1123SubdomainProblems,
        ["dns1123SubdomainPrefix"] = text => Names.FindDns1123SubdomainProblems(Masked(text)),
        ["labelValue"] = Names.FindLabelValueProblems,
        ["qualifiedName"] = Names.FindQualifiedNameProblems,
        ["uri"] = text => CelUrlReader.FindProblem(text, out _) is { } problem ? [problem] : [],
        ["uuid"] = text => StringFormats.IsValid("uuid", text) ? [] : ["does not match the UUID format"],
    };

    private string Name => name;

    /// <inheritdoc/>
    public override string TypeName => "kubernetes.NamedFormat";

    /// <summary>The format of a name; null where there is none.</summary>
    public static CelFormat? Find(string name) => Checks.ContainsKey(name) ? new(name) : null;

    /// <inheritdoc/>
    public override object? Call(string method, IReadOnlyList<object> arguments) => (method, arguments) switch
    {
        ("validate", [string text]) => Validate(text),
        _ => null,
    };

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is CelFormat other && name == other.Name;

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(name);

    private object Validate(string text)
    {
        if (name == "uri")
        {
            CelUrlReader.FindProblem(text, out var isKnown);
            if (!isKnown)
            {
                return CelUnknown.Instance;
            }
        }

        var problems = Checks[name](text);
        return new CelOptional(problems.Count == 0 ? null : problems.ToList<object>());
    }

    // What is generated takes the place of the dash at the end.
    private static string Masked(string text) => text.Length > 1 && text[text.Length - 1] == '-' ? text.Substring(0, text.Length - 2) + "a" : text;
}
