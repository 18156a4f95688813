using System.Globalization;
using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.Objects;

/// <summary>
/// Reads <c>metadata</c> as the Go type ObjectMeta is read: unknown fields are dropped and reported, nulls and empty values
/// vanish, a value of a wrong type is an error.
/// </summary>
internal static class ObjectMetadataDecoder
{
    private static readonly string[] ReferenceTexts = ["apiVersion", "kind", "name", "uid"];
    private static readonly string[] ManagerMembers = ["apiVersion", "fieldsType", "fieldsV1", "manager", "operation", "subresource", "time"];
    private static readonly string[] ReferenceFlags = ["controller", "blockOwnerDeletion"];

    /// <summary>Replaces the metadata of an object by what the server understands of it.</summary>
    /// <param name="body">The object.</param>
    /// <param name="kind">Its kind, for messages.</param>
    /// <param name="version">Its version, for messages.</param>
    /// <param name="findings">Where unknown fields are reported.</param>
    /// <param name="path">Where the decoder stands, for messages: the metadata of a custom resource is decoded by itself.</param>
    public static JsonObject Decode(JsonObject body, string kind, string version, DecodeFindings findings, string path = "")
    {
        var decoded = body["metadata"] switch
        {
            null or JsonNull => JsonObject.Empty,
            JsonObject metadata => JsonValues.Object(metadata.Members
                .Select(member => (member.Key, Field(member.Key, member.Value, findings)))),
            var other => throw (path.Length == 0
                ? Unreadable($"json: cannot unmarshal {GoTypes.Name(other)} into Go value of type v1.ObjectMeta")
                : Unreadable(findings.Mismatch(other, $"{kind}.metadata", "v1.ObjectMeta"))),
        };
        return body.With("metadata", decoded);

        JsonValue? Field(string name, JsonValue value, DecodeFindings report)
        {
            if (value is JsonNull)
            {
                return null;
            }

            switch (name)
            {
                case "name" or "generateName" or "namespace" or "uid" or "resourceVersion" or "selfLink":
                    return value is JsonString text ? JsonValues.TextOrNothing(text.Value) : throw Mismatch(value, name, name == "uid" ? GoTypes.Uid : "string");
                case "labels" or "annotations":
                    return Map(name, value);
                case "finalizers":
                    return value is JsonArray list ? Texts(name, list) : throw Mismatch(value, name, "[]string");
                case "ownerReferences":
                    return value is JsonArray references ? Owners(references, report) : throw Mismatch(value, name, "[]v1.OwnerReference");
                case "generation" or "deletionGracePeriodSeconds":
                    return value is JsonNumber number && number.TryGetInt64(out _) ? value : throw Mismatch(value, name, "int64");
                case "creationTimestamp" or "deletionTimestamp":
                    return value is JsonString time ? Time(time)
                        : throw (findings.IsTree ? Unreadable($"json: cannot unmarshal {GoTypes.Name(value)} into Go value of type string") : Mismatch(value, name, "string"));
                case "managedFields":
                    return value is JsonArray managers ? Managers(managers, report) : throw Mismatch(value, name, "[]v1.ManagedFieldsEntry");
                default:
                    report.Unknown.Add($"metadata.{name}");
                    return null;
            }
        }

        JsonValue? Map(string name, JsonValue value)
        {
            if (value is not JsonObject map)
            {
                throw Mismatch(value, name, "map[string]string");
            }

            var entries = map.Members
                .Select(entry => (entry.Key, Value: entry.Value switch
                {
                    JsonString => entry.Value,
                    JsonNull => new JsonString(""),
                    var wrong => throw Mismatch(wrong, name, "string"),
                }))
                .ToList();
            return entries.Count == 0 ? null : JsonValues.Object(entries.Select(entry => (entry.Key, (JsonValue?)entry.Value)));
        }

        // A null is the empty text.
        JsonValue? Texts(string name, JsonArray list) => list.Items.FirstOrDefault(item => item is not (JsonString or JsonNull)) is { } wrong
            ? throw Mismatch(wrong, name, "string")
            : list.Items.IsEmpty ? null : JsonValues.Array(list.Items.Select(item => item is JsonNull ? new JsonString("") : item));

        JsonValue? Managers(JsonArray managers, DecodeFindings report)
        {
            for (var i = 0; i < managers.Count; i++)
            {
                foreach (var member in managers[i] is JsonObject entry
                    ? entry.Members
                    : managers[i] is JsonNull ? [] : throw Mismatch(managers[i], "managedFields", "v1.ManagedFieldsEntry"))
                {
                    if (!ManagerMembers.Contains(member.Key))
                    {
                        report.Unknown.Add($"metadata.managedFields[{i}].{member.Key}");
                    }
                    else if (member.Key != "fieldsV1" && member.Value is not (JsonString or JsonNull))
                    {
                        throw Unreadable(findings.Mismatch(member.Value, $"ManagedFieldsEntry.{path}managedFields.{member.Key}", "string"));
                    }
                }
            }

            return managers.Items.IsEmpty ? null : managers;
        }

        JsonValue? Owners(JsonArray references, DecodeFindings report)
        {
            var owners = references.Items
                .Select((item, index) => item is JsonObject reference
                    ? (JsonValue)Owner(reference, index, report)
                    : item is JsonNull ? Owner(JsonObject.Empty, index, report) : throw Mismatch(item, "ownerReferences", "v1.OwnerReference"))
                .ToList();
            return owners.Count == 0 ? null : JsonValues.Array(owners);
        }

        JsonObject Owner(JsonObject reference, int index, DecodeFindings report)
        {
            foreach (var member in reference.Members)
            {
                if (ReferenceTexts.Contains(member.Key))
                {
                    _ = member.Value is JsonString or JsonNull ? 0 : throw OwnerMismatch(member, "string");
                }
                else if (ReferenceFlags.Contains(member.Key))
                {
                    _ = member.Value is JsonBoolean or JsonNull ? 0 : throw OwnerMismatch(member, "bool");
                }
                else
                {
                    report.Unknown.Add($"metadata.ownerReferences[{index}].{member.Key}");
                }
            }

            // The four texts have no omitempty: they are always there.
            return JsonValues.Object(
            [
                .. ReferenceTexts.Select(name => (name, (JsonValue?)new JsonString(reference.Text(name)))),
                .. ReferenceFlags.Select(name => (name, reference[name] as JsonBoolean as JsonValue)),
            ]);
        }

        JsonString Time(JsonString time) => DateTimeOffset.TryParseExact(
            time.Value, ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var parsed)
            ? new JsonString(Timestamp.Text(parsed))
            : throw Unreadable($"parsing time \"{time.Value}\" as \"2006-01-02T15:04:05Z07:00\": cannot parse \"{time.Value}\" as \"2006\"");

        UnreadableObjectException Mismatch(JsonValue value, string field, string type) =>
            Unreadable(findings.Mismatch(path.Length == 0 && value is JsonNumber number ? number.Normalize() : value, $"ObjectMeta.{path}{field}", type));

        UnreadableObjectException OwnerMismatch(KeyValuePair<string, JsonValue> member, string type) =>
            Unreadable(findings.Mismatch(
                member.Value, $"OwnerReference.{path}ownerReferences.{member.Key}", member.Key == "uid" ? GoTypes.Uid : type));

        UnreadableObjectException Unreadable(string why) => new(kind, version, why, body.Text("kind") is { Length: > 0 } sent ? sent : kind);
    }
}
