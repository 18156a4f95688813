namespace CrdToolkit.Conformance.Client;

/// <summary>
/// A CustomResourceDefinition in the making. It starts as kind Widget, plural widgets, namespaced, with one version v1 that has
/// a status subresource and a small schema.
/// </summary>
public sealed class Definition
{
    private const string WidgetSchema = """
        {
          "type": "object",
          "properties": {
            "spec": {
              "type": "object",
              "properties": {
                "replicas": {"type": "integer"},
                "color": {"type": "string"},
                "ratio": {"type": "number"},
                "tags": {"type": "array", "items": {"type": "string"}},
                "settings": {"type": "object", "additionalProperties": {"type": "string"}}
              }
            },
            "status": {
              "type": "object",
              "properties": {"phase": {"type": "string"}, "replicas": {"type": "integer"}, "selector": {"type": "string"}}
            }
          }
        }
        """;

    private readonly string group;

    public Definition(string group)
    {
        this.group = group;
        Json = JsonNode.Parse($$$"""
            {
              "apiVersion": "apiextensions.k8s.io/v1",
              "kind": "CustomResourceDefinition",
              "metadata": {"name": "widgets.{{{group}}}"},
              "spec": {
                "group": "{{{group}}}",
                "scope": "Namespaced",
                "names": {"plural": "widgets", "singular": "widget", "kind": "Widget", "listKind": "WidgetList"},
                "versions": [
                  {
                    "name": "v1", "served": true, "storage": true,
                    "subresources": {"status": {}},
                    "schema": {"openAPIV3Schema": {{{WidgetSchema}}}}
                  }
                ]
              }
            }
            """)!.AsObject();
    }

    /// <summary>The document so far.</summary>
    public JsonObject Json { get; private set; }

    /// <summary>Sets the value at a path of the document, for example <c>spec.versions.0.served</c>.</summary>
    public Definition With(string path, string json)
    {
        Json = Json.With(path, json);
        return this;
    }

    /// <summary>Names the kind; plural and singular are its lower-case forms.</summary>
    public Definition Named(string kind)
    {
        var singular = kind.ToLowerInvariant();
        return With("metadata.name", $"\"{singular}s.{group}\"")
            .With("spec.names", $$"""{"plural":"{{singular}}s","singular":"{{singular}}","kind":"{{kind}}","listKind":"{{kind}}List"}""");
    }

    public Definition ClusterScoped() => With("spec.scope", "\"Cluster\"");

    /// <summary>Replaces the whole schema of the first version.</summary>
    public Definition Schema(string schema) => With("spec.versions.0.schema.openAPIV3Schema", schema);

    /// <summary>Replaces the schema of <c>spec</c> in the first version.</summary>
    public Definition Spec(string schema) => With("spec.versions.0.schema.openAPIV3Schema.properties.spec", schema);

    /// <summary>Replaces the schema of <c>spec</c> by an object with these properties: <c>"name": {schema}, …</c></summary>
    public Definition SpecProperties(string properties) => Spec("{\"type\":\"object\",\"properties\":{" + properties + "}}");

    public Definition WithoutStatusSubresource()
    {
        Json = Json.Without("spec.versions.0.subresources");
        return this;
    }

    /// <summary>Adds a scale subresource on spec.replicas, status.replicas and status.selector.</summary>
    public Definition WithScale() => With(
        "spec.versions.0.subresources.scale",
        """{"specReplicasPath":".spec.replicas","statusReplicasPath":".status.replicas","labelSelectorPath":".status.selector"}""");

    /// <summary>Adds a version that is not the storage version; its schema is that of the first unless one is given.</summary>
    public Definition WithVersion(string name, bool served = true, string? schema = null)
    {
        var version = Json.At("spec.versions.0")!.DeepClone().AsObject()
            .With("name", $"\"{name}\"").With("storage", "false").With("served", served ? "true" : "false");
        Json = Json.DeepClone().AsObject();
        Json.At("spec.versions")!.AsArray().Add(schema is null ? version : version.With("schema.openAPIV3Schema", schema));
        return this;
    }

    /// <summary>Creates the definition and waits until its kind is served and discovered in every served version.</summary>
    public async Task<Resource> InstallAsync(ApiClient api, string @namespace)
    {
        var kind = In(@namespace);
        await api.PostAsync(Resource.Definitions.Path, Json).Returns(201);
        foreach (var version in Json.At("spec.versions")!.AsArray().Where(version => version.At("served")!.GetValue<bool>()))
        {
            var served = kind with { Version = version.Text("name")! };
            await api.EventuallyAsync(served.Path, answer => answer.Code == 200);
            await api.EventuallyAsync(served.VersionPath, answer => answer.Code == 200);
        }
        await api.EventuallyAsync($"/apis/{kind.Group}", answer => answer.Code == 200);
        return kind;
    }

    /// <summary>The collection that the definition makes, in its first version.</summary>
    public Resource In(string @namespace) => new(
        Json.Text("spec.group")!,
        Json.Text("spec.versions.0.name")!,
        Json.Text("spec.names.kind")!,
        Json.Text("spec.names.plural")!,
        Json.Text("spec.scope") == "Cluster" ? null : @namespace);
}
