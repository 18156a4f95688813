using CrdToolkit.Schema.Collections;
using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Objects;

namespace CrdToolkit.Schema.Definitions;

/// <summary>
/// Reads CustomResourceDefinitions of apiextensions.k8s.io/v1. What has the wrong shape is an exception; what breaks a rule is read, so
/// that it can be reported with all the rest.
/// </summary>
public static class CustomResourceDefinitionReader
{
    /// <summary>Reads a document.</summary>
    /// <param name="json">The document, with apiVersion and kind.</param>
    /// <param name="unknownFields">
    /// Gets the path of each field that the API does not know, as the API server reports them when fieldValidation is Strict: those
    /// below <c>items</c> and <c>additionalProperties</c> of a schema are dropped silently there, and so here.
    /// </param>
    /// <exception cref="CustomResourceDefinitionFormatException">It is something else, or a field has the wrong shape.</exception>
    public static CustomResourceDefinition Read(JsonObject json, ICollection<string>? unknownFields = null)
    {
        var root = new JsonFields(json, "", unknownFields);
        if (root.Text("apiVersion") != "apiextensions.k8s.io/v1")
        {
            throw new CustomResourceDefinitionFormatException(
                "apiVersion", $"expected apiextensions.k8s.io/v1, found {json["apiVersion"]?.ToString() ?? "nothing"}");
        }

        if (root.Text("kind") != "CustomResourceDefinition")
        {
            throw new CustomResourceDefinitionFormatException("kind", $"expected CustomResourceDefinition, found {json["kind"]?.ToString() ?? "nothing"}");
        }

        var metadata = root.Object("metadata") ?? new(JsonObject.Empty, "metadata", null);
        var spec = root.Object("spec") ?? new(JsonObject.Empty, "spec", null);
        var definition = new CustomResourceDefinition
        {
            Name = metadata.Text("name") ?? "",
            Labels = metadata.TextMap("labels"),
            Annotations = metadata.TextMap("annotations"),
            Group = spec.Text("group") ?? "",
            Scope = spec.Text("scope") ?? "",
            Names = ReadNames(spec.Object("names")),
            Versions = spec.Objects("versions", ReadVersion),
            Conversion = spec.Object("conversion") is { } conversion ? ReadConversion(conversion) : null,
            PreserveUnknownFields = spec.Boolean("preserveUnknownFields") ?? false,
            AlsoWritten = AlsoWritten(json),
        };
        CheckMetadata(metadata);
        metadata.ReportUnknown();
        spec.ReportUnknown();
        if (root.Object("status") is { } status)
        {
            CheckStatus(status);
        }

        root.ReportUnknown();
        return definition;
    }

    private static EquatableDictionary<JsonValue> AlsoWritten(JsonObject json) => new(
        new[] { "generateName", "finalizers", "ownerReferences" }.Select(name => (Path: "metadata." + name, Value: json.Find("metadata", name)))
            .Append(("spec.versions", json.Find("spec", "versions") is JsonArray { Count: 0 } empty ? empty : null))
            .Where(written => written.Value is not (null or JsonNull or JsonString { Value: "" }))
            .Select(written => new KeyValuePair<string, JsonValue>(written.Path, written.Value!)));

    /// <summary>Reads one schema node and all below it.</summary>
    /// <exception cref="CustomResourceDefinitionFormatException">A keyword has the wrong shape.</exception>
    public static JsonSchemaProps ReadSchema(JsonObject json) => JsonSchemaPropsReader.Read(new JsonFields(json, "", null));

    /// <summary>The fields of metadata that have no place in the model, but still a shape.</summary>
    private static void CheckMetadata(JsonFields metadata)
    {
        foreach (var name in new[] { "generateName", "namespace", "selfLink", "uid", "resourceVersion" })
        {
            metadata.Text(name);
        }

        foreach (var name in new[] { "creationTimestamp", "deletionTimestamp" })
        {
            if (metadata.Text(name) is { } time && !TimeFormats.IsDateTime(time))
            {
                throw metadata.Malformed(name, "a time such as 2006-01-02T15:04:05Z", new JsonString(time));
            }
        }

        metadata.Integer("generation");
        metadata.Integer("deletionGracePeriodSeconds");
        metadata.Texts("finalizers");
        metadata.Objects("ownerReferences", _ => true);
        metadata.Objects("managedFields", _ => true);
    }

    private static void CheckStatus(JsonFields status)
    {
        status.Texts("storedVersions");
        status.Integer("observedGeneration");
        ReadNames(status.Object("acceptedNames"));
        status.Objects("conditions", condition =>
        {
            foreach (var name in new[] { "type", "status", "reason", "message", "lastTransitionTime" })
            {
                condition.Text(name);
            }

            condition.Integer("observedGeneration");
            condition.ReportUnknown();
            return true;
        });
        status.ReportUnknown();
    }

    private static string? ReadBase64(JsonFields fields, string name)
    {
        if (fields.Text(name) is not { } text)
        {
            return null;
        }

        try
        {
            Convert.FromBase64String(text);
            return text;
        }
        catch (FormatException)
        {
            throw fields.Malformed(name, "base64", new JsonString(text));
        }
    }

    private static CustomResourceNames ReadNames(JsonFields? names)
    {
        if (names is null)
        {
            return new() { Kind = "", Plural = "" };
        }

        var read = new CustomResourceNames
        {
            Kind = names.Text("kind") ?? "",
            Plural = names.Text("plural") ?? "",
            Singular = names.Text("singular"),
            ListKind = names.Text("listKind"),
            ShortNames = names.Texts("shortNames"),
            Categories = names.Texts("categories"),
        };
        names.ReportUnknown();
        return read;
    }

    private static CustomResourceVersion ReadVersion(JsonFields version)
    {
        var schema = version.Object("schema");
        var subresources = version.Object("subresources");
        var read = new CustomResourceVersion
        {
            Name = version.Text("name") ?? "",
            Served = version.Boolean("served") ?? false,
            Storage = version.Boolean("storage") ?? false,
            Deprecated = version.Boolean("deprecated") ?? false,
            DeprecationWarning = version.Text("deprecationWarning"),
            Schema = schema?.Object("openAPIV3Schema") is { } root ? JsonSchemaPropsReader.Read(root) : null,
            StatusSubresource = ReadStatus(subresources?.Object("status")),
            ScaleSubresource = subresources?.Object("scale") is { } scale ? ReadScale(scale) : null,
            PrinterColumns = version.Objects("additionalPrinterColumns", ReadColumn),
            SelectableFields = version.Objects("selectableFields", ReadSelectableField),
        };
        schema?.ReportUnknown();
        subresources?.ReportUnknown();
        version.ReportUnknown();
        return read;
    }

    private static bool ReadStatus(JsonFields? status)
    {
        status?.ReportUnknown();
        return status is not null;
    }

    private static ScaleSubresource ReadScale(JsonFields scale)
    {
        var read = new ScaleSubresource(
            scale.Text("specReplicasPath") ?? "", scale.Text("statusReplicasPath") ?? "", scale.Text("labelSelectorPath"));
        scale.ReportUnknown();
        return read;
    }

    private static PrinterColumn ReadColumn(JsonFields column)
    {
        var read = new PrinterColumn(column.Text("name") ?? "", column.Text("type") ?? "", column.Text("jsonPath") ?? "")
        {
            Format = column.Text("format"),
            Description = column.Text("description"),
            Priority = column.SmallInteger("priority") ?? 0,
        };
        column.ReportUnknown();
        return read;
    }

    private static string ReadSelectableField(JsonFields field)
    {
        var path = field.Text("jsonPath") ?? "";
        field.ReportUnknown();
        return path;
    }

    private static CustomResourceConversion ReadConversion(JsonFields conversion)
    {
        var webhook = conversion.Object("webhook");
        var client = webhook?.Object("clientConfig");
        var service = client?.Object("service");
        var read = new CustomResourceConversion
        {
            Strategy = conversion.Text("strategy") ?? "",
            HasWebhook = webhook is not null,
            HasClientConfig = client is not null,
            Url = client?.Text("url"),
            CaBundle = client is null ? null : ReadBase64(client, "caBundle"),
            Service = service is null
                ? null
                : new(service.Text("namespace"), service.Text("name"), service.Text("path"), service.SmallInteger("port")),
            ConversionReviewVersions = webhook?.Texts("conversionReviewVersions") ?? default,
        };
        service?.ReportUnknown();
        client?.ReportUnknown();
        webhook?.ReportUnknown();
        conversion.ReportUnknown();
        return read;
    }
}
