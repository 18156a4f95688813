using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CrdToolkit.Conformance.Differential;

/// <summary>
/// One of the two servers, and what is needed to compare it with the other: which uids and resource versions it has given out. Each uid is
/// told by the order in which it was first seen, each resource version by its place among those of its object.
/// </summary>
public sealed partial class Side(ApiClient api)
{
    private readonly Dictionary<string, string> uids = [];
    private readonly Dictionary<string, List<string>> versionsOfUid = [];
    private readonly Dictionary<string, (string Uid, List<string> Versions)> objects = [];
    private string? continueToken;

    public ApiClient Api => api;

    /// <summary>Sends a request and says what came back, in words that both servers share.</summary>
    public async Task<string> SendAsync(RandomRequest request)
    {
        var answer = await api.SendAsync(request.Method, Fill(request.Path), request.Body is null ? null : Fill(request.Body), request.ContentType, request.Accept);
        var body = Read(answer.Text);
        // Fields that are not known are told in the order of the body there, sorted here.
        var warnings = string.Concat(answer.Warnings.Select(warning => $"\nwarning: {Words(warning)}").Order(StringComparer.Ordinal));
        return $"{answer.Code} {body}{warnings}";
    }

    /// <summary>An object or a status, in words that both servers share.</summary>
    public string Read(string json)
    {
        JsonNode? body;
        try
        {
            body = JsonNode.Parse(json);
        }
        catch (JsonException)
        {
            return Words(json);
        }
        Learn(body);
        Translate(body);
        SortCauses(body);
        return Sorted(body)?.ToJsonString(Readable) ?? "null";
    }

    private static JsonSerializerOptions Readable { get; } = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Fields are validated in the random order of Go's maps, so the causes come in any order, some of them once for each layer.
    private static void SortCauses(JsonNode? body)
    {
        if (body.At("details.causes") is not JsonArray { Count: > 1 } causes || body.At("message") is not JsonValue || body.Text("message") is not { } message)
            return;
        var sorted = causes.Select(cause => cause!.DeepClone()).DistinctBy(cause => cause.ToJsonString()).OrderBy(cause => cause.ToJsonString(), StringComparer.Ordinal).ToArray();
        body!["details"]!["causes"] = new JsonArray(sorted);
        if (message.IndexOf(" is invalid: [", StringComparison.Ordinal) is >= 0 and var start)
            body["message"] = message[..start] + " is invalid: <causes>";
    }

    // The order of members is nobody's promise.
    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        // Managers are in the order of their times, by the second.
        JsonObject { Count: > 0 } owner when owner["managedFields"] is JsonArray managers => Sorted(new JsonObject(owner
            .Select(member => KeyValuePair.Create(member.Key == "managedFields" ? "managers" : member.Key, member.Key == "managedFields"
                ? new JsonArray([.. managers.Select(Sorted).OrderBy(manager => manager!.ToJsonString(), StringComparer.Ordinal)])
                : member.Value?.DeepClone())))),
        JsonObject owner => new JsonObject(owner.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, Sorted(member.Value)))),
        JsonArray array => new JsonArray([.. array.Select(Sorted)]),
        _ => node?.DeepClone(),
    };

    private string Fill(string text) => Placeholder().Replace(text, match =>
    {
        var found = objects.TryGetValue(match.Groups[2].Value, out var known);
        return match.Groups[1].Value switch
        {
            "uid" => found ? known.Uid : "11111111-2222-3333-4444-555555555555",
            "rv" => found ? known.Versions[^1] : "1",
            "oldrv" => found ? known.Versions[0] : "1",
            _ => Uri.EscapeDataString(continueToken ?? "none"),
        };
    });

    private void Learn(JsonNode? body)
    {
        if (body is not JsonObject root)
            return;
        if (root["items"] is JsonArray items)
        {
            continueToken = root.Text("metadata.continue") is { Length: > 0 } token ? token : continueToken;
            foreach (var item in items)
                LearnObject(item);
        }
        else if (root["rows"] is JsonArray rows)
        {
            foreach (var row in rows)
                LearnObject(row?["object"]);
        }
        else
        {
            LearnObject(root);
        }
    }

    private void LearnObject(JsonNode? node)
    {
        if (node?["metadata"] is not JsonObject metadata || metadata["uid"] is not JsonValue uidValue || metadata["name"] is not JsonValue name)
            return;
        var uid = uidValue.GetValue<string>();
        uids.TryAdd(uid, $"uid-{uids.Count + 1}");
        if (metadata["resourceVersion"] is not JsonValue version)
            return;
        if (!versionsOfUid.TryGetValue(uid, out var versions))
            versionsOfUid[uid] = versions = [];
        if (!versions.Contains(version.GetValue<string>()))
            versions.Add(version.GetValue<string>());
        objects[$"{(string?)node["kind"]}/{name.GetValue<string>()}"] = (uid, versions);
    }

    // Changes the tree in place.
    private void Translate(JsonNode? node, string? uid = null)
    {
        switch (node)
        {
            case JsonArray array:
                for (var i = 0; i < array.Count; i++)
                {
                    if (array[i] is JsonValue scalar && scalar.TryGetValue<string>(out var text))
                        array[i] = Age().Replace(Words(text), "<age>");
                    else
                        Translate(array[i], uid);
                }
                break;
            case JsonObject owner:
                uid = (owner["metadata"] as JsonObject)?["uid"] is JsonValue own ? own.GetValue<string>() : uid;
                foreach (var (name, value) in owner.ToList())
                {
                    var member = name;
                    // Managers name owners by their uids.
                    if (Words(name) is var shared && shared != name)
                    {
                        owner.Remove(name);
                        owner[member = shared] = value;
                    }

                    if (value is JsonValue scalar && scalar.TryGetValue<string>(out var text))
                        owner[member] = Word(member, text, uid);
                    else
                        Translate(value, uid);
                }
                break;
        }
    }

    private string Word(string member, string text, string? uid) => member switch
    {
        "resourceVersion" => uid is not null && versionsOfUid.TryGetValue(uid, out var versions) && versions.IndexOf(text) is >= 0 and var index
            ? $"version {index + 1}"
            : "<version>",
        "continue" => text.Length == 0 ? text : "<continue>",
        "creationTimestamp" or "deletionTimestamp" or "time" => "<time>",
        "name" => GeneratedName().Replace(text, "generated-*"),
        _ => Words(text),
    };

    private string Words(string text)
    {
        text = Uid().Replace(text, match => uids.GetValueOrDefault(match.Value, match.Value));
        text = GeneratedName().Replace(text, "generated-*");
        text = text.Replace("Key: /registry/", "Key: /", StringComparison.Ordinal);
        text = Scheme().Replace(text, "in scheme <scheme>");
        text = PatchedObject().Replace(text, "$1<object>");
        text = ObjectValue().Replace(text, "$1<object>");
        text = TypeErrors().Replace(text, match => match.Value.Contains("not declared", StringComparison.Ordinal) ? $"{match.Groups[1].Value}<errors>" : match.Value);
        text = Version().Replace(text, match => match.Groups[1].Value + "<version>");
        // Conflicts are told by managers, in the order of their times.
        return text.Contains('\n') ? string.Join('\n', Parts().Split(text).Select(part => part.Trim()).Order(StringComparer.Ordinal)) : text;
    }

    [GeneratedRegex(@"\$(uid|rv|oldrv|continue)(?:\(([^)]*)\))?")]
    private static partial Regex Placeholder();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Uid();

    [GeneratedRegex(@"generated-[a-z0-9]{5}\b")]
    private static partial Regex GeneratedName();

    // The text of an object, in whatever order its members are in.
    [GeneratedRegex(@"(Invalid value: )""\{.*\}""", RegexOptions.Singleline)]
    private static partial Regex PatchedObject();

    // An object as JSON: Go writes the members of its structs in their own order.
    [GeneratedRegex(@"(Invalid value: )(?:\{.*\}|\[\{.*\}\])(?=: )", RegexOptions.Singleline)]
    private static partial Regex ObjectValue();

    // In the cells of tables.
    [GeneratedRegex("^([0-9]+[smh]){1,2}$")]
    private static partial Regex Age();

    [GeneratedRegex(@"in scheme ""[^""]*""")]
    private static partial Regex Scheme();

    [GeneratedRegex(@"\n|(?=conflicts with "")")]
    private static partial Regex Parts();

    // A walk in random order that ends at the first unknown field.
    [GeneratedRegex(@"(failed to create typed patch object \([^)]*\): ).*", RegexOptions.Singleline)]
    private static partial Regex TypeErrors();

    [GeneratedRegex(@"(ResourceVersion in (?:precondition|object meta): |ResourceVersion in (?:the precondition|record) \(|resourceVersion[^0-9]{1,12})\d+")]
    private static partial Regex Version();
}
