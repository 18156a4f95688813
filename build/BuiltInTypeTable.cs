// What Kubernetes says of its own types, as a table for the generator. To make it anew, with the OpenAPI v3 documents of an API server
// (kubectl get --raw /openapi/v3/api/v1 > api_v1.json, and so on for each group; they may be gzipped) in a folder:
//
//     dotnet run build/BuiltInTypeTable.cs -- FOLDER
//
// It writes generators/CrdToolkit.Generators/BuiltIn/schemas.txt and descriptions.txt: one line for each type, its name in the
// Kubernetes client and its JSON. The same documents give the same bytes. docs/common-tasks.md says when to run it.
#:property GenerateDocumentationFile=true
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

internal static class BuiltInTypeTable
{
    // Named with their group by the client, because two groups have one.
    private static readonly Dictionary<string, string> ClientNames = new()
    {
        ["io.k8s.api.authentication.v1.TokenRequest"] = "Authenticationv1TokenRequest",
        ["io.k8s.api.core.v1.EndpointPort"] = "Corev1EndpointPort",
        ["io.k8s.api.core.v1.Event"] = "Corev1Event",
        ["io.k8s.api.core.v1.EventSeries"] = "Corev1EventSeries",
        ["io.k8s.api.core.v1.ResourceClaim"] = "Corev1ResourceClaim",
        ["io.k8s.api.rbac.v1.Subject"] = "Rbacv1Subject",
        ["io.k8s.apimachinery.pkg.api.resource.Quantity"] = "ResourceQuantity",
        ["io.k8s.apimachinery.pkg.util.intstr.IntOrString"] = "IntOrString",
    };

    // Of the types that serve the API itself, those that a spec or a status may hold.
    private static readonly HashSet<string> MetaTypes =
        ["Condition", "FieldSelectorRequirement", "LabelSelector", "LabelSelectorRequirement", "OwnerReference"];

    // A default of "", 0 or false in these documents is what Go writes for a field that it always writes; in these fields it is declared.
    private static readonly HashSet<string> DeclaredZeroDefaults =
    [
        "AzureDiskVolumeSource.readOnly", "ConfigMapEnvSource.name", "ConfigMapKeySelector.name", "ConfigMapProjection.name",
        "ConfigMapVolumeSource.name", "FileKeySelector.optional", "GRPCAction.service", "LocalObjectReference.name",
        "NodeRuntimeHandler.name", "ReplicationControllerSpec.minReadySeconds", "SecretEnvSource.name", "SecretKeySelector.name",
        "SecretProjection.name",
    ];

    // Defaults that the Go source names by a constant; controller-gen leaves them to the server of the built-in kind, and so do we.
    private static readonly HashSet<string> NamedDefaults = ["AzureDiskVolumeSource.cachingMode", "AzureDiskVolumeSource.kind"];

    // They take the fields of LocalObjectReference into their own, and its being atomic with them, which OpenAPI documents leave out.
    private static readonly HashSet<string> WithInlineReference =
        ["ConfigMapEnvSource", "ConfigMapProjection", "ConfigMapVolumeSource", "SecretEnvSource", "SecretProjection"];

    // Rules that the Go source of Condition has as markers, which OpenAPI documents leave out.
    private const string ConditionMarkers = """
        {
          "message": { "maxLength": 32768 },
          "observedGeneration": { "minimum": 0 },
          "reason": { "maxLength": 1024, "minLength": 1, "pattern": "^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$" },
          "status": { "enum": ["True", "False", "Unknown"] },
          "type": { "maxLength": 316, "pattern": "^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*/)?(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])$" }
        }
        """;

    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static int Main(string[] arguments)
    {
        if (arguments is not [var folder] || !Directory.Exists(folder))
        {
            Console.Error.WriteLine("Usage: dotnet run build/BuiltInTypeTable.cs -- FOLDER (of OpenAPI v3 documents, .json or .json.gz)");
            return 2;
        }

        var schemas = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
        var descriptions = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var (name, type) in Definitions(folder).Where(definition => IsWanted(definition.Key, definition.Value)))
        {
            schemas.Add(ClientName(name), Schema(type, name));
            descriptions.Add(ClientName(name), Descriptions(type));
        }

        foreach (var property in schemas.Values.SelectMany(schema => schema["properties"]!.AsObject()).Select(property => property.Value!.AsObject()))
        {
            ForgetUnusableKeys(property, schemas);
        }

        Write("schemas.txt", schemas);
        Write("descriptions.txt", descriptions);
        Console.WriteLine($"{schemas.Count} types");
        return 0;
    }

    private static SortedDictionary<string, JsonObject> Definitions(string folder)
    {
        var definitions = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(folder, "*.json*").Order(StringComparer.Ordinal))
        {
            using var file = File.OpenRead(path);
            using Stream text = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
            foreach (var (name, type) in JsonNode.Parse(text)!["components"]!["schemas"]!.AsObject())
            {
                definitions[name] = type!.AsObject();
            }
        }

        return definitions;
    }

    // The definitions of custom resources are recursive, lists are no part of a spec, and plain values are mapped by their C# type.
    private static bool IsWanted(string name, JsonObject type) =>
        type.ContainsKey("properties")
        && !name.EndsWith(".ObjectMeta", StringComparison.Ordinal)
        && !name.Contains(".apiextensions.", StringComparison.Ordinal)
        && !(name.EndsWith("List", StringComparison.Ordinal) && type.ContainsKey("x-kubernetes-group-version-kind"))
        && (!name.Contains(".meta.v1.", StringComparison.Ordinal) || MetaTypes.Contains(LastPart(name)));

    private static JsonObject Schema(JsonObject type, string name)
    {
        var schema = Node(type);
        if (name.EndsWith(".meta.v1.Condition", StringComparison.Ordinal))
        {
            foreach (var (property, markers) in JsonNode.Parse(ConditionMarkers)!.AsObject())
            {
                Merge(schema["properties"]![property]!.AsObject(), markers!.AsObject());
            }
        }

        if (WithInlineReference.Contains(LastPart(name)))
        {
            schema["x-kubernetes-map-type"] = "atomic";
        }

        foreach (var (property, declared) in type["properties"]!.AsObject())
        {
            var path = $"{LastPart(name)}.{property}";
            if (declared!["default"] is JsonValue value && (IsZero(value) ? DeclaredZeroDefaults.Contains(path) : !NamedDefaults.Contains(path)))
            {
                schema["properties"]![property]!["default"] = value.DeepClone();
            }
        }

        return schema;
    }

    // What a CustomResourceDefinition may say. The values of an enum are left to the server of the built-in kind, as controller-gen
    // does: a newer one knows more.
    private static JsonObject Node(JsonObject source)
    {
        if (Reference(source) is { } reference)
        {
            var target = LastPart(reference);
            return reference.EndsWith(".meta.v1.Time", StringComparison.Ordinal) || target == "MicroTime" ? new() { ["type"] = "string", ["format"] = "date-time" }
                : target is "FieldsV1" or "RawExtension" ? new() { ["type"] = "object", ["x-kubernetes-preserve-unknown-fields"] = true }
                : new() { ["$ref"] = ClientName(reference) };
        }

        var node = new JsonObject();
        foreach (var keyword in new[] { "type", "format", "required", "x-kubernetes-list-type", "x-kubernetes-list-map-keys", "x-kubernetes-map-type" })
        {
            if (source[keyword] is { } value)
            {
                node[keyword] = keyword == "required" ? Sorted(value.AsArray()) : value.DeepClone();
            }
        }

        if (source["items"] is JsonObject items)
        {
            node["items"] = Node(items);
        }

        if (source["additionalProperties"] is JsonObject values)
        {
            node["additionalProperties"] = Node(values);
        }

        if (source["properties"] is JsonObject properties)
        {
            node["properties"] = new JsonObject(properties
                .OrderBy(property => property.Key, StringComparer.Ordinal)
                .Select(property => KeyValuePair.Create<string, JsonNode?>(property.Key, Node(property.Value!.AsObject()))));
        }

        return node;
    }

    // The API server refuses a custom resource whose list is keyed by a field that may be missing; such a list is replaced as a whole.
    private static void ForgetUnusableKeys(JsonObject list, IDictionary<string, JsonObject> schemas)
    {
        if (list["x-kubernetes-list-map-keys"] is JsonArray keys
            && list["items"]!["$ref"] is { } reference
            && schemas.TryGetValue(reference.GetValue<string>(), out var item)
            && keys.Select(key => key!.GetValue<string>()).Any(key => !IsRequired(item, key) && item["properties"]![key]!["default"] is null))
        {
            list.Remove("x-kubernetes-list-map-keys");
            list["x-kubernetes-list-type"] = "atomic";
        }
    }

    private static bool IsRequired(JsonObject schema, string property) =>
        schema["required"] is JsonArray required && required.Any(name => name!.GetValue<string>() == property);

    private static JsonObject Descriptions(JsonObject type)
    {
        var texts = new JsonObject();
        if (type["description"] is { } description)
        {
            texts[""] = description.DeepClone();
        }

        foreach (var (property, declared) in type["properties"]!.AsObject().OrderBy(property => property.Key, StringComparer.Ordinal))
        {
            if (declared!["description"] is { } text)
            {
                texts[property] = text.DeepClone();
            }
        }

        return texts;
    }

    private static void Merge(JsonObject schema, JsonObject markers)
    {
        foreach (var (keyword, value) in markers)
        {
            schema[keyword] = value!.DeepClone();
        }
    }

    // A reference beside a description or a default is wrapped.
    private static string? Reference(JsonObject source) =>
        (source["$ref"] ?? (source["allOf"] as JsonArray)?[0]?["$ref"])?.GetValue<string>().Split('/')[^1];

    private static JsonArray Sorted(JsonArray names) =>
        new([.. names.Select(name => name!.GetValue<string>()).Order(StringComparer.Ordinal).Select(name => (JsonNode)name)]);

    private static bool IsZero(JsonValue value) => value.ToJsonString() is "\"\"" or "0" or "false";

    private static string LastPart(string name) => name[(name.LastIndexOf('.') + 1)..];

    // io.k8s.api.core.v1.Container is V1Container.
    private static string ClientName(string name)
    {
        if (ClientNames.TryGetValue(name, out var special))
        {
            return special;
        }

        var version = name.Split('.')[^2];
        return char.ToUpperInvariant(version[0]) + version[1..] + LastPart(name);
    }

    private static void Write(string file, SortedDictionary<string, JsonObject> types)
    {
        var text = new StringBuilder();
        foreach (var (name, json) in types)
        {
            text.Append(name).Append(' ').Append(json.ToJsonString(Compact)).Append('\n');
        }

        File.WriteAllText(Path.Combine(BuildFolder(), "../generators/CrdToolkit.Generators/BuiltIn", file), text.ToString());
    }

    private static string BuildFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
