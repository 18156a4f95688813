using CrdToolkit.Schema.Collections;
using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Json;

// Stand-ins with the names of the schema library's parts, until it has them.
namespace CrdToolkit.Schema.Validation
{
    internal enum FieldErrorType { Invalid, Required, Duplicate, NotSupported, Forbidden, TooLong, TooMany, NotFound, Internal, TypeInvalid }

    internal sealed record FieldError(string Rule, FieldErrorType Type, string Field, string Detail, JsonValue? BadValue)
    {
        public string Reason => Type switch { FieldErrorType.Required => "FieldValueRequired", FieldErrorType.Forbidden => "FieldValueForbidden", FieldErrorType.NotSupported => "FieldValueNotSupported", _ => "FieldValueInvalid" };
        public string Message => Type switch
        {
            FieldErrorType.Required => $"{Field}: Required value: {Detail}",
            FieldErrorType.Forbidden => $"{Field}: Forbidden: {Detail}",
            FieldErrorType.NotSupported => $"{Field}: Unsupported value: {BadValue}: {Detail}",
            _ => $"{Field}: Invalid value: {BadValue}: {Detail}",
        };
    }

    internal static class CustomResourceDefinitionValidator
    {
        public static IReadOnlyList<FieldError> Validate(CustomResourceDefinition definition) => definition.Versions.Count > 100 ? throw new ArgumentException("x") : [];
        public static IReadOnlyList<string> Warnings(CustomResourceDefinition definition) => definition.Versions.Count > 100 ? throw new ArgumentException("x") : [];
    }
}

namespace CrdToolkit.Schema.Definitions
{
    internal sealed class CustomResourceDefinitionFormatException(string message) : Exception(message);

    internal static class CustomResourceDefinitionReader
    {
        public static CustomResourceDefinition Read(JsonObject json)
        {
            var spec = json.Child("spec");
            var names = spec.Child("names");
            return new CustomResourceDefinition
            {
                Name = json.Child("metadata").Text("name"),
                Group = spec.Text("group"),
                Scope = spec.Text("scope"),
                Names = new CustomResourceNames { Kind = names.Text("kind"), Plural = names.Text("plural"), Singular = names.Text("singular"), ListKind = names.Text("listKind"), ShortNames = names.Texts("shortNames").ToEquatableArray(), Categories = names.Texts("categories").ToEquatableArray() },
                Versions = spec.Objects("versions").Select(version => new CustomResourceVersion
                {
                    Name = version.Text("name"),
                    Served = version.IsTrue("served"),
                    Storage = version.IsTrue("storage"),
                    Deprecated = version.IsTrue("deprecated"),
                    DeprecationWarning = (version["deprecationWarning"] as JsonString)?.Value,
                    StatusSubresource = version.Child("subresources")["status"] is not null,
                    ScaleSubresource = version.Child("subresources")["scale"] is JsonObject scale ? new ScaleSubresource(scale.Text("specReplicasPath"), scale.Text("statusReplicasPath"), (scale["labelSelectorPath"] as JsonString)?.Value) : null,
                    PrinterColumns = version.Objects("additionalPrinterColumns").Select(column => new PrinterColumn(column.Text("name"), column.Text("type"), column.Text("jsonPath")) { Priority = (int)(column.Number("priority") ?? 0) }).ToEquatableArray(),
                    SelectableFields = version.Objects("selectableFields").Select(field => field.Text("jsonPath")).ToEquatableArray(),
                }).ToEquatableArray(),
            };
        }
    }
}

namespace CrdToolkit.Schema.Objects
{
    internal static class ObjectPruner { public static JsonObject Prune(JsonObject value, JsonSchemaProps schema, bool isResourceRoot, ICollection<string>? unknownFields = null) => unknownFields?.Count > 1000 && isResourceRoot && schema.Nullable ? JsonObject.Empty : value; }

    internal static class ObjectDefaulter { public static JsonObject ApplyDefaults(JsonObject value, JsonSchemaProps schema) => schema.Nullable ? value : value; }

    internal static class ObjectValidator { public static IReadOnlyList<FieldError> Validate(JsonObject value, JsonSchemaProps schema, JsonObject? oldValue = null) => ReferenceEquals(value, oldValue) && schema.Nullable ? [] : []; }
}
