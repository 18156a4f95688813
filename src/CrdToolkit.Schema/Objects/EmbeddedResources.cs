using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;

namespace CrdToolkit.Schema.Objects;

/// <summary>What an embedded resource must have: apiVersion and kind, and metadata that is metadata.</summary>
internal static class EmbeddedResources
{
    private const string Keyword = "x-kubernetes-embedded-resource";

    /// <summary>Checks each embedded resource in a value.</summary>
    public static void Check(JsonValue value, JsonSchemaProps schema, bool isResource, string? path, List<FieldError> errors) =>
        Visit(value, schema, isResource, path, errors, CheckResource);

    /// <summary>Applies a check to each embedded resource in a value.</summary>
    public static void Visit(
        JsonValue value, JsonSchemaProps? schema, bool isResource, string? path, List<FieldError> errors,
        Action<JsonObject, string?, List<FieldError>> check)
    {
        if (schema is null)
        {
            return;
        }

        switch (value)
        {
            case JsonObject json:
                if (isResource)
                {
                    check(json, path, errors);
                }

                foreach (var member in json.Members)
                {
                    if (member.Value is JsonObject or JsonArray)
                    {
                        var isProperty = schema.Properties.TryGetValue(member.Key, out var property);
                        property ??= schema.AdditionalProperties?.Schema!;
                        Visit(member.Value, property, property?.EmbeddedResource ?? false,
                            isProperty ? Join(path, member.Key) : $"{path}[{member.Key}]", errors, check);
                    }
                }

                break;
            case JsonArray array when schema.Items is { } items:
                for (var i = 0; i < array.Count; i++)
                {
                    Visit(array[i], items, items.EmbeddedResource, $"{path}[{i}]", errors, check);
                }

                break;
        }
    }

    /// <summary>The first reason why a value cannot be read as a resource at all; null when it can.</summary>
    public static FieldError? FindMalformed(JsonObject resource, string? path)
    {
        foreach (var name in (string[])["apiVersion", "kind"])
        {
            if (resource[name] is { } value and not JsonString)
            {
                return new(Keyword, FieldErrorType.Invalid, Join(path, name), "must be a string", value);
            }
        }

        return resource["metadata"] is { } metadata and not JsonNull && ResourceMetadata.FindMalformed(metadata) is { } problem
            ? new(Keyword, FieldErrorType.Invalid, Join(path, "metadata"), problem, metadata)
            : null;
    }

    /// <summary>Checks that one resource can be read as such.</summary>
    public static void CheckMalformed(JsonObject resource, string? path, List<FieldError> errors)
    {
        if (FindMalformed(resource, path) is { } error)
        {
            errors.Add(error);
        }
    }

    /// <summary>Checks one resource.</summary>
    public static void CheckResource(JsonObject resource, string? path, List<FieldError> errors)
    {
        CheckText(resource, "apiVersion", path, errors, FindApiVersionProblem);
        CheckText(resource, "kind", path, errors, FindKindProblem);
        if (resource["metadata"] is { } metadata and not JsonNull)
        {
            if (ResourceMetadata.FindMalformed(metadata) is { } problem)
            {
                errors.Add(new(Keyword, FieldErrorType.Invalid, Join(path, "metadata"), problem, metadata));
            }
            else
            {
                errors.AddRange(ObjectMetadataRules.Check((JsonObject)metadata, Join(path, "metadata")));
            }
        }
    }

    private static void CheckText(JsonObject resource, string name, string? path, List<FieldError> errors, Func<string, string?> findProblem)
    {
        var field = Join(path, name);
        switch (resource[name])
        {
            case null:
                errors.Add(new(Keyword, FieldErrorType.Required, field, "", null));
                break;
            case JsonString { Value: "" } empty:
                errors.Add(new(Keyword, FieldErrorType.Invalid, field, "must not be empty", empty));
                break;
            case JsonString text when findProblem(text.Value) is { } problem:
                errors.Add(new(Keyword, FieldErrorType.Invalid, field, problem, text));
                break;
            case not JsonString and var other:
                errors.Add(new(Keyword, FieldErrorType.Invalid, field, "must be a string", other));
                break;
        }
    }

    private static string? FindApiVersionProblem(string apiVersion) =>
        apiVersion.Count(c => c == '/') > 1 ? "unexpected GroupVersion string: " + apiVersion : null;

    private static string? FindKindProblem(string kind) => Names.FindDns1035LabelProblem(GoText.ToLower(kind)) is { } problem
        ? "may have mixed case, but should otherwise match: " + problem
        : null;

    private static string Join(string? path, string name) => path is null ? name : path + "." + name;
}
