namespace CrdToolkit.Conformance.Differential;

/// <summary>An endless sequence of requests, the same for the same seed.</summary>
internal sealed class RandomRequests
{
    /// <summary>The name of the widget that others are owned by; no request is about it.</summary>
    public const string Owner = "owner";

    private const string PartialObject = "application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io";
    private const string PartialObjects = "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io,application/json";
    private const string Table = "application/json;as=Table;v=v1;g=meta.k8s.io,application/json";

    private readonly RandomValues values;
    private readonly RandomContents contents;
    private readonly Resource widgets;
    private readonly Resource zones;
    private readonly Resource secrets;
    private readonly Resource[] kinds;

    // Scaling to the same number again is not compared: a kube-apiserver may write managers anew then.
    private int scaled = 10;

    /// <param name="seed">The seed.</param>
    /// <param name="widgets">A kind with the schema of <see cref="RandomValues.SpecSchema"/>.</param>
    /// <param name="zones">The same outside of namespaces.</param>
    public RandomRequests(int seed, Resource widgets, Resource zones)
    {
        values = new RandomValues(new Random(seed));
        contents = new RandomContents(values);
        this.widgets = widgets;
        this.zones = zones;
        secrets = Resource.Secrets(widgets.Namespace!);
        kinds = [.. Kinds(widgets, zones)];
    }

    /// <summary>The kinds that requests are about.</summary>
    public static IEnumerable<Resource> Kinds(Resource widgets, Resource zones)
    {
        var @namespace = widgets.Namespace!;
        return
        [
            widgets, zones, Resource.Secrets(@namespace), Resource.ConfigMaps(@namespace), new("", "v1", "Service", "services", @namespace),
            new("apps", "v1", "Deployment", "deployments", @namespace),
        ];
    }

    public RandomRequest Next()
    {
        var kind = values.Chance(0.5) ? widgets : values.Pick(kinds);
        var name = values.Name();
        var key = $"{kind.Kind}/{name}";
        return values.Pick(0, 0, 0, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 4, 4, 5, 6, 7) switch
        {
            0 => Create(kind, name),
            1 => new(HttpMethod.Put, kind.PathTo(name, Subresource(kind)) + WriteQuery(), Replacement(kind, name, key)),
            2 => Patch(kind, name, key),
            3 => Apply(kind, name, key),
            4 => Delete(kind, name, key),
            5 => new(HttpMethod.Get, kind.Path + ListQuery(kind)) { Accept = Accept(kind) },
            6 => kind == widgets ? Scale(name) : new(HttpMethod.Get, kind.PathTo(name)) { Accept = Accept(kind) },
            _ => values.Chance(0.3)
                ? new(HttpMethod.Delete, kind.Path + values.Pick("?labelSelector=app%3Dx", "?labelSelector=tier", "?fieldSelector=metadata.name%3Da", "?dryRun=All"))
                : new(HttpMethod.Get, kind.PathTo(name, Subresource(kind))) { Accept = Accept(kind) },
        };
    }

    private RandomRequest Create(Resource kind, string name)
    {
        var document = Document(kind, name);
        // Objects with generated names would be listed in another order by each server, so they are not kept.
        var query = document["metadata"]!["generateName"] is null ? WriteQuery() : "?dryRun=All";
        return new(HttpMethod.Post, kind.Path + query, document.ToJsonString());
    }

    // The lab server shows built-in kinds as tables of names and times only.
    private string? Accept(Resource kind) => values.Pick(null, null, PartialObject, PartialObjects, IsCustom(kind) ? Table : null);

    private bool IsCustom(Resource kind) => kind == widgets || kind == zones;

    private string? Subresource(Resource kind) => kind.Kind is not ("Secret" or "ConfigMap") && values.Chance(0.25) ? "status" : null;

    private string WriteQuery()
    {
        var query = new List<string>();
        if (values.Chance(0.1))
            query.Add("dryRun=" + values.Pick("All", "All", "All", "Some"));
        if (values.Chance(0.3))
            query.Add("fieldValidation=" + values.Pick("Strict", "Warn", "Ignore", "Odd"));
        if (values.Chance(0.2))
            query.Add("fieldManager=" + values.Pick("one", "two"));
        return query.Count == 0 ? "" : "?" + string.Join('&', query);
    }

    private string ListQuery(Resource kind) => values.Pick(
        "", "?limit=2", "?limit=1&continue=$continue", "?labelSelector=app%3Dx", "?labelSelector=app%20in%20(x,y),tier", "?labelSelector=!tier",
        "?fieldSelector=metadata.name%3Da", "?fieldSelector=metadata.name!%3Da", "?fieldSelector=spec.color%3Dred", "?labelSelector=app%3D%3D%3Dx",
        $"?labelSelector={Uri.EscapeDataString(values.Selector())}", $"?fieldSelector=metadata.namespace%3D{kind.Namespace ?? "x"},metadata.name%3Db",
        "?limit=-1", $"?resourceVersion=$rv({kind.Kind}/a)&resourceVersionMatch=NotOlderThan", "?resourceVersion=0", "?resourceVersionMatch=Exact");

    private JsonObject Document(Resource kind, string name)
    {
        var document = Content(kind, name);
        if (values.Chance(0.04))
            document["metadata"] = new JsonObject { ["generateName"] = "generated-" };
        if (values.Chance(0.03))
            document["apiVersion"] = values.Pick("v2", "", "other/v1");
        if (values.Chance(0.02) && IsCustom(kind))
            document["kind"] = "Gadget";
        if (values.Chance(0.02))
            document["metadata"]!["namespace"] = "elsewhere";
        if (values.Chance(0.02))
            document["metadata"]!["resourceVersion"] = "5";
        return document;
    }

    private JsonObject Content(Resource kind, string name)
    {
        var document = new JsonObject { ["apiVersion"] = kind.ApiVersion, ["kind"] = kind.Kind, ["metadata"] = values.Metadata(name) };
        if (values.Chance(0.1) && kind != zones)
            document["metadata"]!["ownerReferences"] = values.Owners(widgets.ApiVersion);
        if (IsCustom(kind))
        {
            document["spec"] = values.Spec();
            if (values.Chance(0.3))
                document["status"] = values.Status();
        }
        else
        {
            foreach (var (member, value) in contents.Of(kind).ToList())
                document[member] = value?.DeepClone();
        }
        return document;
    }

    private string Replacement(Resource kind, string name, string key)
    {
        var document = Content(kind, name);
        var metadata = document["metadata"]!;
        if (values.Chance(0.85) || !IsCustom(kind))
            metadata["resourceVersion"] = values.Pick($"$rv({key})", $"$rv({key})", $"$rv({key})", $"$rv({key})", $"$oldrv({key})", "x");
        if (values.Chance(0.1))
            metadata["uid"] = values.Pick($"$uid({key})", "22222222-2222-2222-2222-222222222222");
        if (values.Chance(0.02))
            metadata["name"] = "other";
        return document.ToJsonString();
    }

    private RandomRequest Patch(Resource kind, string name, string key)
    {
        var path = kind.PathTo(name, Subresource(kind)) + WriteQuery();
        if (values.Chance(0.35))
            return new(HttpMethod.Patch, path, JsonPatch(kind), "application/json-patch+json");
        var patch = Content(kind, name);
        patch.Remove("apiVersion");
        patch.Remove("kind");
        patch["metadata"]!.AsObject().Remove("name");
        if (values.Chance(0.1))
            patch["metadata"]!["resourceVersion"] = values.Pick($"$rv({key})", $"$oldrv({key})");
        if (IsCustom(kind))
        {
            patch["spec"] = values.Spec(0.12);
            if (values.Chance(0.7))
                patch["spec"]!.AsObject().Remove("size");
        }
        if (values.Chance(0.2))
            patch.Remove(kind == secrets ? "data" : "spec");
        var strategic = values.Chance(IsCustom(kind) ? 0.03 : 0.5);
        // A refused patch is shown without the nulls that had nothing to take away there, with them here.
        if (strategic && patch.At("metadata.labels.app") is null)
            patch["metadata"]!.AsObject().Remove("labels");
        return new(HttpMethod.Patch, path, patch.ToJsonString(), strategic ? "application/strategic-merge-patch+json" : "application/merge-patch+json");
    }

    private string JsonPatch(Resource kind)
    {
        var operations = new JsonArray();
        do
        {
            operations.Add(JsonNode.Parse(IsCustom(kind)
                ? values.Pick(
                    """{"op":"replace","path":"/spec/size","value":4}""", """{"op":"add","path":"/spec/color","value":"blue"}""",
                    """{"op":"remove","path":"/spec/color"}""", """{"op":"add","path":"/spec/plain","value":[1]}""",
                    """{"op":"add","path":"/spec/plain/-","value":5}""", """{"op":"add","path":"/spec/plain/0","value":6}""",
                    """{"op":"remove","path":"/spec/plain/7"}""", """{"op":"test","path":"/spec/size","value":1}""",
                    """{"op":"move","from":"/spec/code","path":"/spec/note"}""", """{"op":"copy","from":"/spec/labels","path":"/spec/atoms"}""",
                    """{"op":"replace","path":"/status/phase","value":"Up"}""", """{"op":"add","path":"/status","value":{"replicas":4}}""",
                    """{"op":"remove","path":"/spec"}""", """{"op":"odd","path":"/spec"}""", """{"op":"add","path":"/metadata/labels/app","value":"x"}""")
                : values.Pick(
                    """{"op":"add","path":"/metadata/labels","value":{"app":"x"}}""", """{"op":"remove","path":"/metadata/labels"}""",
                    """{"op":"add","path":"/metadata/annotations","value":{"a":"b"}}""", """{"op":"test","path":"/metadata/name","value":"a"}""",
                    """{"op":"replace","path":"/metadata/labels/app","value":"y"}""", """{"op":"remove","path":"/metadata/finalizers"}""")));
        }
        while (values.Chance(0.4));
        return operations.ToJsonString();
    }

    private RandomRequest Apply(Resource kind, string name, string key)
    {
        var subresource = Subresource(kind);
        var configuration = new JsonObject { ["apiVersion"] = kind.ApiVersion, ["kind"] = kind.Kind, ["metadata"] = values.Metadata(name) };
        if (IsCustom(kind))
        {
            // Empty labels and null ones that were applied stay in the storage of a kube-apiserver, unseen, until the next write of anything.
            foreach (var member in new[] { "labels", "annotations", "finalizers" })
            {
                var value = configuration["metadata"]![member];
                if (value is null or JsonObject { Count: 0 } or JsonArray { Count: 0 } || value.ToJsonString().Contains(":null", StringComparison.Ordinal))
                    configuration["metadata"]!.AsObject().Remove(member);
            }

            configuration["spec"] = values.Spec(0.2);
            if (values.Chance(0.3))
                configuration["status"] = values.Status();
        }
        else
        {
            // A map that an apply leaves empty is a change to a kube-apiserver once the time of its manager differs by a second.
            var content = Content(kind, name);
            foreach (var member in content.Where(member => member.Key is "data" or "binaryData" or "spec" && member.Value is not (null or JsonObject { Count: 0 })).ToList())
                configuration[member.Key] = member.Value?.DeepClone();
        }
        if (values.Chance(0.04))
            configuration["metadata"]!["resourceVersion"] = values.Pick($"$rv({key})", $"$oldrv({key})");
        if (values.Chance(0.03))
            configuration["metadata"]!["uid"] = $"$uid({key})";
        if (values.Chance(0.03))
            configuration["metadata"]!.AsObject().Remove("name");
        var manager = values.Pick("?fieldManager=one", "?fieldManager=two", "?fieldManager=three", "?fieldManager=one", "?fieldManager=two", "?");
        var query = manager + values.Pick("", "&force=true", "&force=true", "&dryRun=All", "&fieldValidation=Warn");
        return new(HttpMethod.Patch, kind.PathTo(name, subresource) + query, configuration.ToJsonString(), "application/apply-patch+yaml");
    }

    private RandomRequest Scale(string name) => values.Chance(0.4)
        ? new(HttpMethod.Get, widgets.PathTo(name, "scale"))
        : new(HttpMethod.Patch, widgets.PathTo(name, "scale"), values.Pick($$$"""{"spec":{"replicas":{{{++scaled}}}}}""", """{"spec":{"replicas":-1}}""", """{"spec":{"replicas":"x"}}"""), "application/merge-patch+json");

    // Who waits for dependents, or lets go of them, is deleted by the collector in its own time, so that is only tried.
    private RandomRequest Delete(Resource kind, string name, string key) => values.Pick(0, 0, 0, 0, 0, 1, 2) switch
    {
        1 => new(HttpMethod.Delete, kind.PathTo(name) + "?dryRun=All" + values.Pick("", "&propagationPolicy=Foreground", "&propagationPolicy=Orphan", "&orphanDependents=true")),
        // The query does not count where there is a body.
        2 => new(HttpMethod.Delete, kind.PathTo(name), values.Pick(
            """{"dryRun":["All"],"propagationPolicy":"Foreground"}""", """{"dryRun":["All"],"propagationPolicy":"Orphan"}""", """{"dryRun":["All"],"orphanDependents":true}""",
            """{"orphanDependents":true,"propagationPolicy":"Orphan"}""")),
        _ => new(HttpMethod.Delete, kind.PathTo(name), DeleteOptions(key)),
    };

    private string? DeleteOptions(string key) => values.Pick<string?>(
        null, null, null, "{}", """{"propagationPolicy":"Background"}""", $$$"""{"preconditions":{"uid":"$uid({{{key}}})"}}""",
        """{"preconditions":{"uid":"33333333-3333-3333-3333-333333333333"}}""", $$$"""{"preconditions":{"resourceVersion":"$oldrv({{{key}}})"}}""", """{"gracePeriodSeconds":0}""", """{"propagationPolicy":"Odd"}""");
}
