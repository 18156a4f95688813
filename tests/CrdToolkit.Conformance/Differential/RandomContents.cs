namespace CrdToolkit.Conformance.Differential;

/// <summary>What objects of built-in kinds hold besides their metadata: only what the lab server defaults and validates as a kube-apiserver does, which rules out jobs.</summary>
internal sealed class RandomContents(RandomValues values)
{
    /// <summary>The members of an object of a built-in kind.</summary>
    public JsonObject Of(Resource kind) => kind.Kind switch
    {
        "Secret" => Secret(),
        "ConfigMap" => ConfigMap(),
        "Service" => new() { ["spec"] = Service() },
        _ => new() { ["spec"] = Deployment() },
    };

    private JsonObject Secret()
    {
        var secret = new JsonObject();
        if (values.Chance(0.7))
            secret["data"] = JsonNode.Parse(values.Pick("""{"a":"MQ=="}""", """{"a":"Mg==","b":"Mw=="}""", """{"a":"M\nR=="}""", "{}", """{"a":"?"}"""));
        if (values.Chance(0.2))
            secret["stringData"] = JsonNode.Parse(values.Pick("""{"a":"plain"}""", """{"c":""}"""));
        if (values.Chance(0.1))
            secret["type"] = values.Pick("Opaque", "example.com/kind");
        if (values.Chance(0.05))
            secret["immutable"] = values.Chance(0.5);
        return secret;
    }

    private JsonObject ConfigMap()
    {
        var map = new JsonObject();
        if (values.Chance(0.7))
            map["data"] = JsonNode.Parse(values.Pick("""{"a":"1"}""", """{"a":"2","b":"é\u0000"}""", """{"a":null}""", "{}", "null", """{"a":1}""", "[]"));
        if (values.Chance(0.2))
            map["binaryData"] = JsonNode.Parse(values.Pick("""{"bin":"AAE="}""", """{"bin":"AAE"}""", "{}"));
        if (values.Chance(0.1))
            map["extra"] = values.Pick(1, 2);
        if (values.Chance(0.05))
            map["immutable"] = values.Chance(0.5);
        return map;
    }

    // Without an address of its own: each server would give it another. What the lab server defaults, a kube-apiserver allocates.
    private JsonObject Service()
    {
        var spec = JsonNode.Parse("""{"clusterIP":"None","clusterIPs":["None"],"ipFamilies":["IPv4"],"ipFamilyPolicy":"SingleStack"}""")!.AsObject();
        if (values.Chance(0.9))
            spec["ports"] = JsonNode.Parse(values.Pick("""[{"name":"web","port":80}]""", """[{"name":"web","port":80,"targetPort":"http"},{"name":"tls","port":443}]""", """[{"name":"dns","port":53,"protocol":"UDP"}]"""));
        if (values.Chance(0.6))
            spec["selector"] = JsonNode.Parse(values.Pick("""{"app":"x"}""", """{"app":"y","tier":"1"}"""));
        if (values.Chance(0.2))
            spec["publishNotReadyAddresses"] = values.Chance(0.5);
        if (values.Chance(0.05))
            spec["ports"] = JsonNode.Parse(values.Pick("""[{"port":"80"}]""", "{}", """[{"port":1.5}]"""));
        return spec;
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
}
