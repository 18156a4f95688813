using System.Globalization;
using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Requests;

namespace CrdToolkit.Testing.Patching;

/// <summary>Applies JSON patches (RFC 6902).</summary>
internal static class JsonPatch
{
    private const int MaximumOperations = 10_000;
    private static readonly string[] Members = ["op", "path", "from", "value"];

    // AccumulatedCopySizeLimit: else a few copies of everything into itself would grow without bounds.
    private const int MaximumCopiedBytes = 3 * 1024 * 1024;

    /// <summary>The value after all operations.</summary>
    /// <exception cref="StatusException">400: it is no patch; 413: it is too long; 422: an operation fails, a test for instance.</exception>
    public static JsonValue Apply(JsonValue target, JsonValue patch)
    {
        if (patch is JsonNull)
        {
            return target;
        }

        if (patch is not JsonArray operations)
        {
            throw StatusErrors.BadRequest(
                $"error decoding patch: json: cannot unmarshal {GoTypes.Name(patch)} into Go value of type []handlers.jsonPatchOp");
        }

        if (operations.Items.Count > MaximumOperations)
        {
            throw StatusErrors.RequestEntityTooLarge(
                $"Request entity too large: The allowed maximum operations in a JSON patch is {MaximumOperations}, got {operations.Items.Count}");
        }

        // The whole patch is read before the first operation is carried out.
        var read = operations.Items.Select(Read).ToList();
        read.ForEach(Check);
        var copied = 0L;
        return read.Aggregate(target, (value, operation) => ApplyOne(value, operation!, ref copied));
    }

    private static JsonObject? Read(JsonValue operation)
    {
        if (operation is not JsonObject json)
        {
            return operation is JsonNull
                ? null
                : throw StatusErrors.BadRequest(
                    $"error decoding patch: json: cannot unmarshal {GoTypes.Name(operation)} into Go value of type handlers.jsonPatchOp");
        }

        foreach (var member in (string[])["op", "path", "from"])
        {
            if (json[member] is not (null or JsonNull or JsonString) and { } wrong)
            {
                throw StatusErrors.BadRequest($"error decoding patch: {GoTypes.Mismatch(wrong, $"jsonPatchOp.{member}", "string")}");
            }
        }

        return json["value"] is { } value && GoJson.FindTooBig(value) is { } number
            ? throw StatusErrors.BadRequest($"error decoding patch: {GoJson.TooBig(number, "struct field jsonPatchOp.value")}")
            : json;
    }

    /// <summary>What is told about members that an operation does not have, or has twice.</summary>
    /// <param name="patch">The patch.</param>
    /// <param name="duplicates">The paths of members that it holds twice.</param>
    public static IEnumerable<string> Findings(JsonValue patch, IReadOnlyList<string> duplicates)
    {
        var operations = patch as JsonArray ?? JsonArray.Empty;
        for (var i = 0; i < operations.Count; i++)
        {
            var unknown = ((operations[i] as JsonObject)?.Members.Select(member => member.Key) ?? [])
                .Where(name => !Members.Contains(name))
                .Select(name => $"[{i}].{name}")
                .ToList();
            // Nobody looks into a member that is unknown.
            foreach (var path in duplicates.Where(path =>
                path.StartsWith($"[{i}].", StringComparison.Ordinal) && !unknown.Exists(name => path.StartsWith(name + ".", StringComparison.Ordinal))))
            {
                yield return $"json patch duplicate field \"{path}\"";
            }

            foreach (var path in unknown)
            {
                yield return $"json patch unknown field \"{path}\"";
            }
        }
    }

    private static void Check(JsonObject? operation)
    {
        var problem = operation?.Text("op") switch
        {
            not ("add" or "replace" or "remove" or "test" or "copy" or "move") => "unsupported operation",
            _ when operation["path"] is not JsonString => "failed to decode 'path': operation missing path field: missing value",
            "add" or "replace" when operation["value"] is null => "failed to decode 'value': operation, missing value field: missing value",
            "copy" or "move" when operation["from"] is not JsonString => "failed to decode 'from': operation, missing from field: missing value",
            _ => null,
        };
        if (problem is not null)
        {
            throw StatusErrors.BadRequest($"invalid operation {(operation is null ? "null" : JsonWriter.Write(operation))}: {problem}");
        }
    }

    private static JsonValue ApplyOne(JsonValue target, JsonObject operation, ref long copied)
    {
        var path = Pointer(operation, "path");
        return operation.Text("op") switch
        {
            "add" => Place(target, Value(operation), path),
            "replace" => path.Length == 0
                ? Value(operation) is JsonObject or JsonArray ? Value(operation) : target
                : Change(target, path, 0, (parent, token) => Replace(parent, token, Value(operation)))!,
            "remove" => path.Length == 0 ? throw StatusErrors.PatchRejected() : Change(target, path, 0, Remove)!,
            "test" => Equals(Find(target, path) ?? JsonNull.Instance, Value(operation)) ? target : throw StatusErrors.PatchRejected(),
            "copy" => Copy(target, Pointer(operation, "from"), path, ref copied),
            _ => Move(target, Pointer(operation, "from"), path),
        };
    }

    private static string[] Pointer(JsonObject operation, string member) =>
        operation[member] is JsonString text && JsonPointer.Parse(text.Value) is { } path ? path : throw StatusErrors.PatchRejected();

    // A missing value counts as null.
    private static JsonValue Value(JsonObject operation) => operation["value"] ?? JsonNull.Instance;

    private static JsonValue Copy(JsonValue target, string[] from, string[] path, ref long copied)
    {
        var value = Find(target, from) ?? throw StatusErrors.PatchRejected();
        copied += JsonWriter.WriteUtf8(value).Length;
        return copied > MaximumCopiedBytes ? throw StatusErrors.PatchRejected() : Place(target, value, path);
    }

    private static JsonValue Move(JsonValue target, string[] from, string[] path)
    {
        var value = Find(target, from) ?? throw StatusErrors.PatchRejected();
        return from.Length == 0 ? throw StatusErrors.PatchRejected() : Place(Change(target, from, 0, Remove)!, value, path);
    }

    private static JsonValue Place(JsonValue target, JsonValue value, string[] path) =>
        Change(target, path, 0, (parent, token) => Add(parent, token, value)) ?? throw StatusErrors.PatchRejected();

    private static JsonValue? Find(JsonValue target, string[] path)
    {
        JsonValue? value = target;
        foreach (var token in path)
        {
            value = value switch
            {
                JsonObject json => json[token],
                JsonArray array when Index(token, array.Items.Count, false) is { } index => array.Items[index],
                _ => null,
            };
        }

        return value;
    }

    // Null for an empty path: the whole value is meant then.
    private static JsonValue? Change(JsonValue target, string[] path, int depth, Func<JsonValue, string, JsonValue> change)
    {
        if (path.Length == 0)
        {
            return null;
        }

        if (depth == path.Length - 1)
        {
            return change(target, path[depth]);
        }

        if (!StackGuard.HasRoom)
        {
            return StackGuard.Continue(static rest => Change(rest.target, rest.path, rest.depth, rest.change), (target, path, depth, change));
        }

        switch (target)
        {
            case JsonObject json when json[path[depth]] is { } member:
                return json.With(path[depth], Change(member, path, depth + 1, change)!);
            case JsonArray array when Index(path[depth], array.Items.Count, false) is { } index:
                var items = array.Items.ToArray();
                items[index] = Change(items[index], path, depth + 1, change)!;
                return JsonValues.Array(items);
            default:
                throw StatusErrors.PatchRejected();
        }
    }

    private static JsonValue Add(JsonValue parent, string token, JsonValue value)
    {
        switch (parent)
        {
            case JsonObject json:
                return json.With(token, value);
            case JsonArray array when Index(token, array.Items.Count, true) is { } index:
                var items = array.Items.ToList();
                items.Insert(index, value);
                return JsonValues.Array(items);
            default:
                throw StatusErrors.PatchRejected();
        }
    }

    private static JsonValue Replace(JsonValue parent, string token, JsonValue value)
    {
        switch (parent)
        {
            case JsonObject json when json[token] is not null:
                return json.With(token, value);
            case JsonArray array when Index(token, array.Items.Count, false) is { } index:
                var items = array.Items.ToArray();
                items[index] = value;
                return JsonValues.Array(items);
            default:
                throw StatusErrors.PatchRejected();
        }
    }

    private static JsonValue Remove(JsonValue parent, string token)
    {
        switch (parent)
        {
            case JsonObject json when json[token] is not null:
                return json.Without(token);
            case JsonArray array when Index(token, array.Items.Count, false) is { } index:
                var items = array.Items.ToList();
                items.RemoveAt(index);
                return JsonValues.Array(items);
            default:
                throw StatusErrors.PatchRejected();
        }
    }

    private static int? Index(string token, int count, bool mayAppend) =>
        token == "-" && mayAppend ? count
        : int.TryParse(token, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index)
            ? (index >= 0 ? index : mayAppend ? index + count + 1 : index + count) is var position && position >= 0 && (position < count || (mayAppend && position == count)) ? position : null
            : null;
}
