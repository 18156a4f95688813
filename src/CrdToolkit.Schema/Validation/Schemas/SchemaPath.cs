using CrdToolkit.Schema.Definitions;

namespace CrdToolkit.Schema.Validation.Schemas;

/// <summary>Where a path such as <c>.spec.ports</c> or <c>['a.b']</c> leads in a schema (<c>cel.ValidFieldPath</c>).</summary>
/// <param name="Names">The names on the way.</param>
/// <param name="Schema">The schema at the end; null where any value may stand or the path is wrong.</param>
/// <param name="Problem">What is wrong with the path; null when nothing is.</param>
internal sealed record SchemaPath(IReadOnlyList<string> Names, JsonSchemaProps? Schema, string? Problem)
{
    /// <summary>The problem of a path that is well-formed.</summary>
    public const string NoField = "does not refer to a valid field";
    private const string NoEnd = "unexpected end of JSON path";

    public static SchemaPath Resolve(string path, JsonSchemaProps schema, bool allowBrackets)
    {
        var names = new List<string>();
        JsonSchemaProps? found = schema;
        using var tokens = Tokens(path).GetEnumerator();
        while (tokens.MoveNext())
        {
            var bracket = tokens.Current == "[";
            if (!bracket && tokens.Current != ".")
            {
                return Wrong("expected [ or . but got: " + tokens.Current);
            }

            if (bracket && !allowBrackets)
            {
                return Wrong("array notation is not allowed");
            }

            if (!tokens.MoveNext())
            {
                return Wrong(NoEnd);
            }

            var name = tokens.Current;
            if (bracket)
            {
                if (name.Length < 2 || name[0] != '\'' || name[name.Length - 1] != '\'')
                {
                    return Wrong("expected single quoted string but got " + name);
                }

                name = name.Substring(1, name.Length - 2).Replace("\\'", "'").Replace("\\\\", "\\");
            }

            found = found is null ? null : Step(found, name);
            if (found is null)
            {
                return Wrong(NoField);
            }

            names.Add(name);
            if (bracket && !(tokens.MoveNext() && tokens.Current == "]"))
            {
                return Wrong(NoEnd);
            }
        }

        return new(names, found, null);

        static SchemaPath Wrong(string problem) => new([], null, problem);
    }

    /// <summary>The path of a field, of one that a rule names below its own; its own where it names none.</summary>
    public static FieldPath Append(FieldPath path, string? relative, JsonSchemaProps schema)
    {
        foreach (var name in relative is null ? [] : Resolve(relative, schema, allowBrackets: true).Names)
        {
            path = schema.Properties.IsEmpty ? path.Key(name) : path.Child(name);
            schema = Step(schema, name)!;
        }

        return path;
    }

    private static JsonSchemaProps? Step(JsonSchemaProps schema, string name) => !schema.Properties.IsEmpty
        ? schema.Properties.TryGetValue(name, out var property) ? property : null
        : schema.AdditionalProperties?.Schema;

    /// <summary>Dots and brackets, and what stands between them; dots and brackets in single quotes are text.</summary>
    private static IEnumerable<string> Tokens(string path)
    {
        var at = 0;
        while (at < path.Length)
        {
            var end = at + 1;
            if (path[at] == '\'')
            {
                while (end < path.Length && !(path[end] == '\'' && path[end - 1] != '\\'))
                {
                    end++;
                }

                end = Math.Min(end + 1, path.Length);
            }
            else if (path[at] is not ('.' or '[' or ']'))
            {
                while (end < path.Length && path[end] is not ('.' or '[' or ']'))
                {
                    end++;
                }
            }

            yield return path.Substring(at, end - at);
            at = end;
        }
    }
}
