using System.Text;
using CrdToolkit.Schema.Definitions;

namespace CrdToolkit.Generators.TypeMapping;

/// <summary>Where a JSONPath of columns, scales and selectable fields, such as <c>.spec.items[0].name</c>, leads in a schema.</summary>
internal static class JsonPathTarget
{
    // The fields of metadata that columns show; the root schema says nothing of them.
    private static readonly Dictionary<string, JsonSchemaProps> Metadata = new(StringComparer.Ordinal)
    {
        ["creationTimestamp"] = new() { Type = "string", Format = "date-time" },
        ["deletionTimestamp"] = new() { Type = "string", Format = "date-time" },
        ["deletionGracePeriodSeconds"] = new() { Type = "integer" },
        ["generation"] = new() { Type = "integer" },
        ["generateName"] = new() { Type = "string" },
        ["name"] = new() { Type = "string" },
        ["namespace"] = new() { Type = "string" },
        ["resourceVersion"] = new() { Type = "string" },
        ["uid"] = new() { Type = "string" },
        ["annotations"] = JsonTrees.Any,
        ["finalizers"] = JsonTrees.Any,
        ["labels"] = JsonTrees.Any,
        ["ownerReferences"] = JsonTrees.Any,
    };

    /// <summary>The schema at a path; null when there is none, and <paramref name="problem"/> says why.</summary>
    public static JsonSchemaProps? Find(JsonSchemaProps root, string path, out string problem)
    {
        problem = "";
        if (!path.StartsWith(".", StringComparison.Ordinal))
        {
            problem = $"'{path}' must begin with a dot";
            return null;
        }

        var current = root;
        var walked = "";
        foreach (var segment in Segments(path))
        {
            // Free JSON may hold anything.
            if (current is { PreserveUnknownFields: true, Properties.IsEmpty: true })
            {
                return JsonTrees.Any;
            }

            var next = walked == ".metadata" && Metadata.TryGetValue(segment, out var field) ? field
                : segment.StartsWith("[", StringComparison.Ordinal) ? current.Items
                : current.Properties.TryGetValue(segment, out var property) ? property
                : current.AdditionalProperties?.Schema ?? (current.PreserveUnknownFields == true ? JsonTrees.Any : null);
            if (next is null)
            {
                var names = string.Join(", ", current.Properties.Keys.OrderBy(name => name, StringComparer.Ordinal));
                problem = $"'{(walked.Length == 0 ? "the object" : walked)}' has no '{segment}' in JSON" + (names.Length == 0 ? "" : $"; it has {names}");
                return null;
            }

            current = next;
            walked += segment.StartsWith("[", StringComparison.Ordinal) ? segment : "." + segment;
        }

        return current;
    }

    private static IEnumerable<string> Segments(string path)
    {
        var name = new StringBuilder();
        for (var i = 0; i < path.Length; i++)
        {
            switch (path[i])
            {
                case '\\' when i + 1 < path.Length:
                    name.Append(path[++i]);
                    break;
                case '.' or '[':
                    if (name.Length > 0)
                    {
                        yield return name.ToString();
                        name.Clear();
                    }

                    if (path[i] == '[')
                    {
                        var end = Math.Max(path.IndexOf(']', i), i);
                        var inner = path.Substring(i, end - i + 1);
                        yield return inner.StartsWith("['", StringComparison.Ordinal) && inner.Length > 4 ? inner.Substring(2, inner.Length - 4) : inner;
                        i = end;
                    }

                    break;
                default:
                    name.Append(path[i]);
                    break;
            }
        }

        if (name.Length > 0)
        {
            yield return name.ToString();
        }
    }
}
