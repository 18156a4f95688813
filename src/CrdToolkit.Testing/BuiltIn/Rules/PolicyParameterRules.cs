using System.Text.RegularExpressions;
using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;

namespace CrdToolkit.Testing.BuiltIn.Rules;

/// <summary>Rules of the parameters of policies (validateParamKind and validateParamRef of admissionregistration).</summary>
internal static partial class PolicyParameterRules
{
    private const string Exclusive = "name and selector are mutually exclusive";
    private const string LabelForm = "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character "
        + "(e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')";

    /// <summary>The errors of the kind that a policy names.</summary>
    public static IEnumerable<FieldError> Kind(JsonObject kind, string path)
    {
        var (version, name) = (kind.Text("apiVersion"), kind.Text("kind"));
        foreach (var error in version.Length == 0 ? [FieldErrors.Required($"{path}.apiVersion")] : Version(version, $"{path}.apiVersion"))
        {
            yield return error;
        }

        if (name.Length == 0)
        {
            yield return FieldErrors.Required($"{path}.kind");
        }
        else if (Label(name.ToLowerInvariant()) is { Length: > 0 } wrong)
        {
            yield return FieldErrors.Invalid($"{path}.kind", name, $"may have mixed case, but should otherwise match: {wrong}");
        }
    }

    /// <summary>The errors of where a binding has the parameters.</summary>
    public static IEnumerable<FieldError> Reference(JsonObject reference, string path)
    {
        var (name, action) = (reference.Text("name"), reference.Text("parameterNotFoundAction"));
        var selector = reference["selector"] as JsonObject;
        foreach (var error in FieldErrors.Invalid($"{path}.name", name, MatchResourceRules.PathSegment(name)))
        {
            yield return error;
        }

        if (name.Length > 0 && selector is not null)
        {
            yield return FieldErrors.Forbidden($"{path}.name", Exclusive);
        }

        foreach (var error in selector is null ? [] : Formats.Selector($"{path}.selector", selector))
        {
            yield return error;
        }

        if (name.Length > 0 && selector is not null)
        {
            yield return FieldErrors.Forbidden($"{path}.selector", Exclusive);
        }
        else if (name.Length == 0 && selector is null)
        {
            yield return FieldErrors.Required(path, "one of name or selector must be specified");
        }

        if (action.Length == 0)
        {
            yield return FieldErrors.Required($"{path}.parameterNotFoundAction");
        }
        else if (action is not ("Deny" or "Allow"))
        {
            yield return FieldErrors.NotSupported($"{path}.parameterNotFoundAction", action, "Deny", "Allow");
        }
    }

    private static IEnumerable<FieldError> Version(string text, string path)
    {
        var parts = text.Split('/');
        if (parts.Length > 2)
        {
            yield return FieldErrors.Invalid(path, text, $"unexpected GroupVersion string: {text}");
            yield break;
        }

        var (group, version) = parts is [var named, var tail] ? (named, tail) : ("", text);
        if (group.Length > 0 && string.Join(",", NameRules.Subdomain(group)) is { Length: > 0 } wrong)
        {
            yield return FieldErrors.Invalid(path, group, wrong);
        }

        if (version.Length == 0)
        {
            yield return FieldErrors.Invalid(path, text, "version must be specified");
        }
        else if (Label(version) is { Length: > 0 } words)
        {
            yield return FieldErrors.Invalid(path, version, words);
        }
    }

    // IsDNS1035Label
    private static string Label(string text) => string.Join(",", new[]
    {
        text.Length > 63 ? "must be no more than 63 characters" : "",
        LabelPattern().IsMatch(text) ? "" : LabelForm,
    }.Where(words => words.Length > 0));

    [GeneratedRegex(@"^[a-z]([-a-z0-9]*[a-z0-9])?\z")]
    private static partial Regex LabelPattern();
}
