using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Objects;

namespace CrdToolkit.Schema.Hazards;

/// <summary>Where a JSONPath of names leads, such as <c>.status.replicas</c>.</summary>
/// <param name="Schema">The schema at its end; null where something is missing.</param>
/// <param name="Missing">The part of the path that no object can have; null when the path leads somewhere.</param>
internal sealed record ObservedPath(JsonSchemaProps? Schema, string? Missing)
{
    /// <summary>Follows a path; null where that takes more than names, or leads to where any value may stand.</summary>
    public static ObservedPath? Resolve(string path, JsonSchemaProps schema)
    {
        if (path.Length < 2 || path[0] != '.' || path.IndexOfAny(['[', ']', '*', '?', '@', '\\', '\'', '{', ' ']) >= 0 || path.Contains(".."))
        {
            return null;
        }

        var names = path.Substring(1).Split('.');
        if (ObjectPruner.IsResourceMember(names[0]))
        {
            return null;
        }

        var at = "";
        foreach (var name in names)
        {
            if (schema.PreserveUnknownFields == true || schema.IntOrString || schema.EmbeddedResource)
            {
                return null;
            }

            at += "." + name;
            if (schema.Properties.TryGetValue(name, out var property))
            {
                schema = property;
            }
            else if (schema.AdditionalProperties is { Allows: true } values)
            {
                if (values.Schema is null)
                {
                    return null;
                }

                schema = values.Schema;
            }
            else
            {
                return new(null, at);
            }
        }

        return new(schema, null);
    }
}
