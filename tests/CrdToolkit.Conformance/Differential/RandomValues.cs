namespace CrdToolkit.Conformance.Differential;

/// <summary>Values that random requests are made of: mostly right ones, some that are refused, few enough that requests meet.</summary>
internal sealed class RandomValues(Random random)
{
    /// <summary>The schema of the spec that <see cref="Spec"/> makes values for: everything that a structural schema can hold.</summary>
    public const string SpecSchema = """
        {
          "type": "object",
          "required": ["size"],
          "x-kubernetes-validations": [
            {"rule": "!has(self.replicas) || !has(self.plain) || self.replicas + size(self.plain) < 5", "message": "too much"},
            {"rule": "self.size >= oldSelf.size || self.size == 1", "fieldPath": ".size", "reason": "FieldValueForbidden"}
          ],
          "properties": {
            "size": {"type": "integer", "format": "int32", "minimum": 1, "maximum": 9},
            "replicas": {"type": "integer", "default": 1},
            "color": {"type": "string", "enum": ["red", "green", "blue"], "default": "red", "x-kubernetes-validations": [{"rule": "self == oldSelf || oldSelf != 'blue'", "message": "blue stays"}]},
            "code": {"type": "string", "pattern": "^[a-z]+$", "maxLength": 5},
            "ratio": {"type": "number"},
            "port": {"x-kubernetes-int-or-string": true},
            "note": {"type": "string", "nullable": true},
            "tags": {"type": "array", "x-kubernetes-list-type": "set", "items": {"type": "string"}},
            "plain": {"type": "array", "maxItems": 3, "items": {"type": "integer"}},
            "atoms": {"type": "object", "x-kubernetes-map-type": "atomic", "properties": {"a": {"type": "string"}, "b": {"type": "string"}}},
            "labels": {"type": "object", "maxProperties": 9, "additionalProperties": {"type": "string", "minLength": 1, "maxLength": 9, "x-kubernetes-validations": [{"rule": "self != 'w' || oldSelf == 'v'"}]}},
            "free": {"type": "object", "x-kubernetes-preserve-unknown-fields": true, "properties": {"known": {"type": "boolean"}}},
            "ports": {
              "type": "array", "maxItems": 9, "x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": ["number", "protocol"],
              "items": {
                "type": "object", "required": ["number"],
                "x-kubernetes-validations": [{"rule": "!has(oldSelf.host) || has(self.host)", "messageExpression": "self.number == 80 ? 'the web keeps its host' : 'a port keeps its host'"}],
                "properties": {"number": {"type": "integer"}, "protocol": {"type": "string", "default": "TCP"}, "host": {"type": "string"}}
              }
            },
            "nested": {
              "type": "object", "default": {},
              "properties": {"on": {"type": "boolean", "default": true}, "deep": {"type": "object", "properties": {"level": {"type": "integer"}}}}
            },
            "either": {"type": "object", "properties": {"left": {"type": "string"}, "right": {"type": "string"}}, "oneOf": [{"required": ["left"]}, {"required": ["right"]}]}
          }
        }
        """;

    /// <summary>The patch that takes the finalizers off an object: labels that the rules let nobody keep go with them.</summary>
    /// <param name="kind">The kind of the object.</param>
    /// <param name="group">The group of the kinds that have the schema.</param>
    public static string Releasing(Resource kind, string group) =>
        kind.Group == group ? """{"metadata":{"finalizers":null},"spec":{"labels":null}}""" : """{"metadata":{"finalizers":null}}""";

    public T Pick<T>(params ReadOnlySpan<T> choices) => choices[random.Next(choices.Length)];

    public bool Chance(double probability) => random.NextDouble() < probability;

    public string Name() => Pick("a", "b", "c", "d");

    /// <summary>Each of the fields with its own probability; in one of five specs some are wrong or unknown.</summary>
    public JsonObject Spec(double each = 0.3)
    {
        var spec = new JsonObject();
        var isCareful = Chance(0.8);
        if (isCareful || Chance(0.8))
            spec["size"] = JsonNode.Parse(Pick("1", "2", "3", "9"));
        // Not 2.0: it is an integer for the schema and, on a kube-apiserver, none for a rule.
        Maybe("size", isCareful ? 0 : 0.2, ["4"], "0", "10", "\"1\"", "1.5", "null");
        Maybe("replicas", each, ["1", "2", "3", "null"], "3000000000", "-1", "\"1\"");
        Maybe("color", each, ["\"red\"", "\"green\"", "\"blue\"", "null"], "\"black\"", "1");
        Maybe("code", each, ["\"abc\"", "\"x\""], "\"ABC\"", "\"abcdefg\"", "\"\"");
        Maybe("ratio", each, ["1", "1.5", "2.0", "-0.25", "1e3", "123456789012345678901234567890"], "\"1\"");
        Maybe("port", each, ["80", "\"http\""], "1.5", "true");
        Maybe("note", each, ["\"n\"", "null", "\"\""], "1");
        Maybe("tags", each, ["[]", """["x"]""", """["x","y"]""", """["y","x","z"]"""], """["x","x"]""", "null");
        Maybe("plain", each, ["[]", "[1]", "[1,2]", "[2,1,1]"], "[1,2,3,4]", "[null]", """["a"]""");
        Maybe("atoms", each, ["{}", """{"a":"1"}""", """{"b":"2"}""", """{"a":"1","b":"3"}"""], """{"c":1}""");
        Maybe("labels", each, ["{}", """{"k":"v"}""", """{"k":"w","l":"v"}"""], """{"m":""}""", """{"m":null}""");
        Maybe("free", each, ["{}", """{"known":true}""", """{"any":{"thing":[1,{"x":null}]}}""", """{"other":1.0}"""], """{"known":"no"}""");
        Maybe("ports", each, ["[]", """[{"number":80}]""", """[{"number":80,"host":"h"},{"number":81}]""", """[{"number":80,"protocol":"UDP"},{"number":80}]"""],
            """[{"number":80},{"number":80,"protocol":"TCP"}]""", """[{"host":"h"}]""", """[{"number":81,"extra":1}]""");
        Maybe("nested", each, ["{}", """{"on":false}""", """{"deep":{"level":1}}""", """{"deep":{"level":2}}"""], """{"deep":{"level":2,"more":1}}""", "null");
        Maybe("either", each / 2, ["""{"left":"l"}""", """{"right":"r"}"""], """{"left":"l","right":"r"}""", "{}");
        Maybe("unknown", isCareful ? 0 : 0.2, [], "1", "{}", "null");
        return spec;

        void Maybe(string field, double probability, string[] right, params string[] wrong)
        {
            if (Chance(probability))
                spec[field] = JsonNode.Parse(Pick<string>(isCareful || (right.Length > 0 && Chance(0.7)) ? right : wrong));
        }
    }

    public JsonObject Status() => JsonNode.Parse(Pick(
        "{}", """{"phase":"Up"}""", """{"phase":"Down","replicas":2}""", """{"replicas":1,"selector":"app=x"}""", """{"phase":1}""", """{"odd":true}"""))!.AsObject();

    /// <summary>Owners of an object: one that is always there, or none at all, or such as are refused.</summary>
    /// <param name="apiVersion">That of the owner that is always there.</param>
    public JsonArray Owners(string apiVersion)
    {
        const string name = RandomRequests.Owner, uid = $"$uid(Widget/{name})";
        return [.. Pick<string[]>([""], ["\"controller\":true"], ["\"blockOwnerDeletion\":true"], [], ["\"controller\":true", "\"controller\":true"], ["\"controller\":\"yes\""],
            ["\"apiVersion\":\"a/b/c\""], ["\"kind\":\"\",\"name\":\"\",\"uid\":\"\""], ["\"apiVersion\":\"v1\",\"kind\":\"Event\""]).Select(Reference)];

        JsonNode Reference(string others)
        {
            JsonObject reference = new() { ["apiVersion"] = apiVersion, ["kind"] = "Widget", ["name"] = name, ["uid"] = uid };
            foreach (var (member, value) in JsonNode.Parse("{" + others + "}")!.AsObject())
                reference[member] = value?.DeepClone();
            return reference;
        }
    }

    /// <summary>A label selector: right ones, and such as are wrong in one way or several.</summary>
    public string Selector() => Pick(
        "app notin (x),tier", "app in (x,)", "tier>0", "tier<x", "app=x,app!=y", "!app,!tier", "app==x", " app = x ", "", "app,", ",app", "app in x", "app in (x", "app in ()",
        "app in (-,_)", "-app-=x", "-a=-b", "a/b/c=x", "app=\"x\"", "app='x'", "app=a b", "app=\0", "app=\n", "app=é", "é", "(app)", "app=x;tier", "app>1,<2", "!!app", "=x");

    public JsonObject Metadata(string name)
    {
        var metadata = new JsonObject { ["name"] = name };
        var isCareful = Chance(0.9);
        if (Chance(0.4))
            metadata["labels"] = JsonNode.Parse(Pick("""{"app":"x"}""", """{"app":"y","tier":"1"}""", "{}", isCareful ? """{"app":"x"}""" : """{"-bad-":"x"}""", """{"app":null}"""));
        if (Chance(0.2))
            metadata["annotations"] = JsonNode.Parse(Pick("""{"note":"1"}""", """{"note":"2"}""", isCareful ? "{}" : """{"note":1}"""));
        if (Chance(0.12))
            metadata["finalizers"] = JsonNode.Parse(Pick("""["example.com/hold"]""", "[]", """["example.com/hold","example.com/more"]""", isCareful ? "null" : """["bad"]"""));
        if (!isCareful && Chance(0.2))
            metadata["generation"] = 7;
        if (!isCareful && Chance(0.2))
            metadata["unknown"] = "x";
        return metadata;
    }
}
