using CrdToolkit.Schema.Collections;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Schema.Definitions;

/// <summary>
/// Writes CustomResourceDefinitions as JSON of apiextensions.k8s.io/v1: members in ordinal order of their names, nothing that is
/// absent or at its default. The same definition always gives the same text.
/// </summary>
public static class CustomResourceDefinitionWriter
{
    /// <summary>The whole document, as it is applied to a cluster.</summary>
    public static JsonObject ToJson(CustomResourceDefinition definition) => new JsonObjectBuilder
    {
        ["apiVersion"] = "apiextensions.k8s.io/v1",
        ["kind"] = "CustomResourceDefinition",
        ["metadata"] = new JsonObjectBuilder
        {
            { "annotations", Texts(definition.Annotations) },
            { "labels", Texts(definition.Labels) },
            { "name", definition.Name },
        }.ToObject(),
        ["spec"] = new JsonObjectBuilder
        {
            { "conversion", definition.Conversion is { } conversion ? ToJson(conversion) : null },
            { "group", definition.Group },
            { "names", ToJson(definition.Names) },
            { "preserveUnknownFields", Flag(definition.PreserveUnknownFields) },
            { "scope", definition.Scope },
            { "versions", JsonArray.Of(definition.Versions.Select(ToJson)) },
        }.ToObject(),
    }.ToObject();

    /// <summary>One schema node and all below it.</summary>
    public static JsonObject ToJson(JsonSchemaProps schema) => JsonSchemaPropsWriter.ToJson(schema);

    private static JsonObject ToJson(CustomResourceNames names) => new JsonObjectBuilder
    {
        { "categories", List(names.Categories) },
        { "kind", names.Kind },
        { "listKind", Text(names.ListKind) },
        { "plural", names.Plural },
        { "shortNames", List(names.ShortNames) },
        { "singular", Text(names.Singular) },
    }.ToObject();

    private static JsonValue ToJson(CustomResourceVersion version) => new JsonObjectBuilder
    {
        { "additionalPrinterColumns", version.PrinterColumns.IsEmpty ? null : JsonArray.Of(version.PrinterColumns.Select(ToJson)) },
        { "deprecated", Flag(version.Deprecated) },
        { "deprecationWarning", Text(version.DeprecationWarning) },
        { "name", version.Name },
        { "schema", version.Schema is { } schema ? JsonObject.Empty.With("openAPIV3Schema", ToJson(schema)) : null },
        { "selectableFields", version.SelectableFields.IsEmpty ? null : JsonArray.Of(version.SelectableFields.Select(SelectableField)) },
        { "served", version.Served },
        { "storage", version.Storage },
        { "subresources", Subresources(version) },
    }.ToObject();

    private static JsonValue ToJson(PrinterColumn column) => new JsonObjectBuilder
    {
        { "description", Text(column.Description) },
        { "format", Text(column.Format) },
        { "jsonPath", column.JsonPath },
        { "name", column.Name },
        { "priority", column.Priority == 0 ? null : JsonNumber.FromInt64(column.Priority) },
        { "type", column.Type },
    }.ToObject();

    private static JsonValue SelectableField(string path) => JsonObject.Empty.With("jsonPath", path);

    private static JsonObject? Subresources(CustomResourceVersion version)
    {
        var subresources = new JsonObjectBuilder();
        if (version.ScaleSubresource is { } scale)
        {
            subresources["scale"] = new JsonObjectBuilder
            {
                { "labelSelectorPath", Text(scale.LabelSelectorPath) },
                { "specReplicasPath", scale.SpecReplicasPath },
                { "statusReplicasPath", scale.StatusReplicasPath },
            }.ToObject();
        }

        if (version.StatusSubresource)
        {
            subresources["status"] = JsonObject.Empty;
        }

        return subresources.Count == 0 ? null : subresources.ToObject();
    }

    private static JsonObject ToJson(CustomResourceConversion conversion) => new JsonObjectBuilder
    {
        { "strategy", conversion.Strategy },
        { "webhook", conversion.HasWebhook || HasClientConfig(conversion) || !conversion.ConversionReviewVersions.IsEmpty
            ? new JsonObjectBuilder
            {
                { "clientConfig", HasClientConfig(conversion) ? ClientConfig(conversion) : null },
                { "conversionReviewVersions", List(conversion.ConversionReviewVersions) },
            }.ToObject()
            : null
        },
    }.ToObject();

    private static bool HasClientConfig(CustomResourceConversion conversion) =>
        conversion.HasClientConfig || conversion.Url is not null || conversion.Service is not null || conversion.CaBundle is not null;

    private static JsonObject ClientConfig(CustomResourceConversion conversion) => new JsonObjectBuilder
    {
        { "caBundle", Text(conversion.CaBundle) },
        { "service", conversion.Service is { } service
            ? new JsonObjectBuilder
            {
                { "name", Text(service.Name) },
                { "namespace", Text(service.Namespace) },
                { "path", Text(service.Path) },
                { "port", service.Port is { } port ? JsonNumber.FromInt64(port) : null },
            }.ToObject()
            : null
        },
        { "url", Text(conversion.Url) },
    }.ToObject();

    private static JsonObject? Texts(EquatableDictionary<string> texts)
    {
        var members = new JsonObjectBuilder();
        foreach (var text in texts)
        {
            members[text.Key] = text.Value;
        }

        return members.Count == 0 ? null : members.ToSortedObject();
    }

    private static JsonString? Text(string? text) => text is null ? null : new JsonString(text);

    private static JsonArray? List(EquatableArray<string> texts) => texts.IsEmpty ? null : JsonArray.Of(texts);

    private static JsonBoolean? Flag(bool flag) => flag ? JsonBoolean.True : null;
}
