namespace CrdToolkit.Conformance.Differential;

/// <summary>An endless sequence of requests, the same for the same seed.</summary>
internal sealed class RandomRequests
{
    private readonly RandomValues values;
    private readonly Resource widgets;
    private readonly Resource secrets;
    private readonly Resource deployments;

    // Scaling to the same number again is not compared: a kube-apiserver may write managers anew then.
    private int scaled = 10;

    public RandomRequests(int seed, Resource widgets)
    {
        values = new RandomValues(new Random(seed));
        this.widgets = widgets;
        secrets = Resource.Secrets(widgets.Namespace!);
        deployments = new Resource("apps", "v1", "Deployment", "deployments", widgets.Namespace);
    }

    public RandomRequest Next()
    {
        var kind = values.Pick(widgets, widgets, widgets, secrets, deployments);
        var name = values.Name();
        var key = $"{kind.Kind}/{name}";
        return values.Pick(0, 0, 0, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 4, 4, 5, 6, 7) switch
        {
            0 => Create(kind, name),
            1 => new(HttpMethod.Put, kind.PathTo(name, Subresource(kind)) + WriteQuery(), Replacement(kind, name, key)),
            2 => Patch(kind, name, key),
            3 => Apply(kind, name, key),
            4 => new(HttpMethod.Delete, kind.PathTo(name) + (values.Chance(0.1) ? "?dryRun=All" : ""), DeleteOptions(key)),
            5 => new(HttpMethod.Get, kind.Path + ListQuery(kind)),
            6 => kind == widgets ? Scale(name) : new(HttpMethod.Get, kind.PathTo(name)),
            _ => values.Chance(0.3)
                ? new(HttpMethod.Delete, kind.Path + values.Pick("?labelSelector=app%3Dx", "?labelSelector=tier", "?fieldSelector=metadata.name%3Da", "?dryRun=All"))
                : new(HttpMethod.Get, kind.PathTo(name, Subresource(kind))),
        };
    }

    private RandomRequest Create(Resource kind, string name)
    {
        var document = Document(kind, name);
        // Objects with generated names would be listed in another order by each server, so they are not kept.
        var query = document["metadata"]!["generateName"] is null ? WriteQuery() : "?dryRun=All";
        return new(HttpMethod.Post, kind.Path + query, document.ToJsonString());
    }

    private string? Subresource(Resource kind) => kind != secrets && values.Chance(0.25) ? "status" : null;

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
        "?limit=-1", $"?resourceVersion=$rv({kind.Kind}/a)&resourceVersionMatch=NotOlderThan", "?resourceVersion=0", "?resourceVersionMatch=Exact");

    private JsonObject Document(Resource kind, string name)
    {
        var document = Content(kind, name);
        if (values.Chance(0.04))
            document["metadata"] = new JsonObject { ["generateName"] = "generated-" };
        if (values.Chance(0.03))
            document["apiVersion"] = values.Pick("v2", "", "other/v1");
        if (values.Chance(0.02) && kind == widgets)
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
        if (kind == widgets)
        {
            document["spec"] = values.Spec();
            if (values.Chance(0.3))
                document["status"] = values.Status();
        }
        else if (kind == secrets)
        {
            if (values.Chance(0.7))
                document["data"] = JsonNode.Parse(values.Pick("""{"a":"MQ=="}""", """{"a":"Mg==","b":"Mw=="}""", "{}", """{"a":"?"}"""));
            if (values.Chance(0.2))
                document["stringData"] = JsonNode.Parse(values.Pick("""{"a":"plain"}""", """{"c":""}"""));
            if (values.Chance(0.1))
                document["type"] = values.Pick("Opaque", "example.com/kind");
            if (values.Chance(0.05))
                document["immutable"] = values.Chance(0.5);
        }
        else
        {
            document["spec"] = Deployment();
        }
        return document;
    }

    private JsonObject Deployment()
    {
        var containers = values.Pick(
            """[{"name":"main","image":"one"}]""",
            """[{"name":"main","image":"two","ports":[{"containerPort":80}],"env":[{"name":"A","value":"1"}]}]""",
            """[{"name":"main","image":"one","env":[{"name":"A","value":"2"},{"name":"B","value":"3"}]},{"name":"side","image":"three"}]""",
            """[{"name":"main","image":"one","resources":{"limits":{"cpu":"1500m","memory":"1Gi"},"requests":{"cpu":"1","memory":"1Gi"}}}]""");
        var spec = JsonNode.Parse("""
            {"selector":{"matchLabels":{"app":"x"}}, "template":{"metadata":{"labels":{"app":"x"}},"spec":{}}}
            """)!.AsObject();
        spec["template"]!["spec"]!["containers"] = JsonNode.Parse(containers);
        if (values.Chance(0.5))
            spec["replicas"] = values.Pick(0, 1, 3);
        if (values.Chance(0.2))
            spec["paused"] = true;
        return spec;
    }

    private string Replacement(Resource kind, string name, string key)
    {
        var document = Content(kind, name);
        var metadata = document["metadata"]!;
        if (values.Chance(0.85) || kind != widgets)
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
        if (kind == widgets)
        {
            patch["spec"] = values.Spec(0.12);
            if (values.Chance(0.7))
                patch["spec"]!.AsObject().Remove("size");
        }
        if (values.Chance(0.2))
            patch.Remove(kind == secrets ? "data" : "spec");
        // What a strategic merge patch says about values of a wrong type is not compared: its converter has words of its own.
        var isReadable = patch.At("metadata.annotations.note") is not JsonValue note || note.TryGetValue<string>(out _);
        var strategic = values.Chance(kind == widgets ? 0.03 : isReadable && patch.Text("data.a") != "?" ? 0.5 : 0);
        return new(HttpMethod.Patch, path, patch.ToJsonString(), strategic ? "application/strategic-merge-patch+json" : "application/merge-patch+json");
    }

    private string JsonPatch(Resource kind)
    {
        var operations = new JsonArray();
        do
        {
            operations.Add(JsonNode.Parse(kind == widgets
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
        if (kind == widgets)
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
            var content = Content(kind, name);
            foreach (var member in content.Where(member => member.Key is "data" or "spec").ToList())
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

    private string? DeleteOptions(string key) => values.Pick<string?>(
        null, null, null, "{}", """{"propagationPolicy":"Background"}""", $$$"""{"preconditions":{"uid":"$uid({{{key}}})"}}""",
        """{"preconditions":{"uid":"33333333-3333-3333-3333-333333333333"}}""", $$$"""{"preconditions":{"resourceVersion":"$oldrv({{{key}}})"}}""", """{"gracePeriodSeconds":0}""", """{"propagationPolicy":"Odd"}""");
}
