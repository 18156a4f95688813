using System.Text;
using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Requests;
using CrdToolkit.Testing.Resources;

namespace CrdToolkit.Testing.Selectors;

/// <summary>A field selector: all of its requirements must be met (k8s.io/apimachinery/pkg/fields).</summary>
/// <param name="Requirements">The requirements.</param>
internal sealed record FieldSelector(IReadOnlyList<FieldRequirement> Requirements)
{
    /// <summary>The selector of a text.</summary>
    /// <exception cref="StatusException">400: the text is no selector, or the kind has no such field.</exception>
    public static FieldSelector Parse(string text, ApiResource resource)
    {
        var requirements = Split(text).Where(term => term.Length > 0).Select(term => Requirement(text, term)).ToList();
        foreach (var requirement in requirements)
        {
            if (!TryGet(resource, JsonObject.Empty, requirement.Field, out _))
            {
                throw StatusErrors.BadRequest($"field label not supported: {requirement.Field}");
            }
        }

        return new FieldSelector(requirements);
    }

    /// <summary>Whether an object is selected.</summary>
    public bool Matches(ApiResource resource, JsonObject value) => Requirements.All(requirement =>
        TryGet(resource, value, requirement.Field, out var text) && (text == requirement.Value) == requirement.IsEqual);

    private static bool TryGet(ApiResource resource, JsonObject value, string field, out string text)
    {
        switch (field)
        {
            case "metadata.name":
                text = value.Name;
                return true;
            case "metadata.namespace" when resource.Namespaced || !resource.IsCustom:
                text = value.Namespace;
                return true;
            default:
                return resource.Strategy.TryGetField(value, field, out text);
        }
    }

    private static FieldRequirement Requirement(string selector, string term)
    {
        for (var i = 0; i < term.Length; i++)
        {
            switch (term[i])
            {
                case '\\':
                    i++;
                    break;
                case '!' when i + 1 < term.Length && term[i + 1] == '=':
                    return new FieldRequirement(term[..i], Unescape(term[(i + 2)..]), false);
                case '=':
                    var value = i + 1 < term.Length && term[i + 1] == '=' ? i + 2 : i + 1;
                    return new FieldRequirement(term[..i], Unescape(term[value..]), true);
            }
        }

        throw StatusErrors.BadRequest($"invalid selector: '{selector}'; can't understand '{term}'");
    }

    // A backslash escapes comma, equals sign and itself.
    private static IEnumerable<string> Split(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == ',')
            {
                yield return text[start..i];
                start = i + 1;
            }
        }

        yield return text[start..];
    }

    private static string Unescape(string value)
    {
        var text = new StringBuilder(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            switch (value[i])
            {
                case '\\' when i + 1 < value.Length && value[i + 1] is '\\' or ',' or '=':
                    text.Append(value[++i]);
                    break;
                case '\\':
                    throw StatusErrors.BadRequest($"invalid field selector: invalid escape sequence: {value[i..Math.Min(value.Length, i + 2)]}");
                case '=' or ',':
                    throw StatusErrors.BadRequest($"invalid field selector: unescaped character in value: {(int)value[i]}");
                default:
                    text.Append(value[i]);
                    break;
            }
        }

        return text.ToString();
    }
}
