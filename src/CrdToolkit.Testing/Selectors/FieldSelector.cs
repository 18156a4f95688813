using CrdToolkit.Schema.Collections;
using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Selectors;
using CrdToolkit.Schema.Validation;
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
        var requirements = Read(text);
        foreach (var requirement in requirements)
        {
            if (!TryGet(resource, JsonObject.Empty, requirement.Field, out _))
            {
                // Definitions are the kind that did not say what it knows (DefaultMetaV1FieldSelectorConversion).
                throw StatusErrors.BadRequest(resource.Group == "apiextensions.k8s.io"
                    ? $"{GoText.Quote(requirement.Field)} is not a known field selector: only \"metadata.name\", \"metadata.namespace\""
                    : $"field label not supported: {requirement.Field}");
            }
        }

        return new FieldSelector(requirements);
    }

    /// <summary>Whether an object is selected.</summary>
    public bool Matches(ApiResource resource, JsonObject value) => Requirements.All(requirement =>
        TryGet(resource, value, requirement.Field, out var text) && (text == requirement.Value) == requirement.IsEqual);

    private static EquatableArray<FieldRequirement> Read(string text)
    {
        try
        {
            return FieldSelectorParser.Parse(text);
        }
        catch (SelectorSyntaxException exception)
        {
            throw StatusErrors.BadRequest(exception.Message);
        }
    }

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
}
