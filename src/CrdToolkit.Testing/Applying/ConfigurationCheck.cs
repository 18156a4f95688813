using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Objects;

namespace CrdToolkit.Testing.Applying;

/// <summary>Checks that an object fits a type, with the words of structured-merge-diff (its validatingObjectWalker).</summary>
internal sealed class ConfigurationCheck
{
    private readonly List<string> errors = [];
    private readonly List<string> path = [];
    private readonly bool allowsDuplicates;

    private ConfigurationCheck(bool allowsDuplicates) => this.allowsDuplicates = allowsDuplicates;

    /// <summary>What is wrong with an object; empty when nothing is.</summary>
    /// <param name="value">The object.</param>
    /// <param name="type">Its type.</param>
    /// <param name="allowsDuplicates">Whether items of lists may occur twice, as in objects that were stored before the schema said otherwise.</param>
    public static string Check(JsonObject value, FieldType type, bool allowsDuplicates)
    {
        var check = new ConfigurationCheck(allowsDuplicates);
        check.Visit(value, type);
        return check.errors.Count <= 1
            ? string.Concat(check.errors)
            : $"errors:\n  {string.Join("\n  ", check.errors.Order(StringComparer.Ordinal))}";
    }

    private void Visit(JsonValue value, FieldType declared)
    {
        if (!StackGuard.HasRoom)
        {
            StackGuard.Continue(static rest => rest.Check.Visit(rest.value, rest.declared), (Check: this, value, declared));
            return;
        }

        var type = declared.Deduce(value);
        if (type.Map is { } map)
        {
            if (value is JsonObject json)
            {
                Members(json, map);
            }
            else if (value is not JsonNull)
            {
                Tell($"expected map, got {Go(value)}");
            }
        }
        else if (type.Scalar is { } scalar)
        {
            Scalar(value, scalar);
        }
        else if (type.List is { } list)
        {
            if (value is JsonArray array)
            {
                Items(array, list);
            }
            else if (value is not JsonNull)
            {
                Tell($"expected list, got {Go(value)}");
            }
        }
    }

    private void Members(JsonObject json, MapType map)
    {
        foreach (var member in json.Members)
        {
            path.Add(PathElements.Field(member.Key));
            if (map.TypeOf(member.Key) is { } type)
            {
                Visit(member.Value, type);
            }
            else
            {
                Tell("field not declared in schema");
            }

            path.RemoveAt(path.Count - 1);
        }
    }

    private void Items(JsonArray array, ListType list)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < array.Count; i++)
        {
            var step = $"i:{i}";
            if (!list.IsAtomic)
            {
                if (!list.TryGetStep(array[i], out var found))
                {
                    Tell($"element {i}: {found}");
                    return;
                }

                step = found;
                if (!seen.Add(step) && !allowsDuplicates)
                {
                    Tell($"duplicate entries for key {PathElements.Format([step])}");
                }
            }

            path.Add(step);
            Visit(array[i], list.Element);
            path.RemoveAt(path.Count - 1);
        }
    }

    private void Scalar(JsonValue value, ScalarKind scalar)
    {
        if (value is JsonNull)
        {
            return;
        }

        switch (scalar)
        {
            case ScalarKind.Number when value is not JsonNumber:
                Tell($"expected numeric (int or float), got {GoTypeName(value)}");
                break;
            case ScalarKind.Text when value is not JsonString:
                Tell($"expected string, got &value.valueUnstructured{{Value:{GoTypes.Literal(value)}}}");
                break;
            case ScalarKind.Flag when value is not JsonBoolean:
                Tell($"expected boolean, got {Go(value)}");
                break;
            case ScalarKind.Any when value is JsonObject or JsonArray:
                Tell($"expected any scalar, got {Go(value)}");
                break;
        }
    }

    private void Tell(string problem) => errors.Add($"{PathElements.Format(path)}: {problem}");

    private static string Go(JsonValue value) => $"&{{{GoTypes.Print(value)}}}";

    private static string GoTypeName(JsonValue value) => value switch
    {
        JsonString => "string",
        JsonBoolean => "bool",
        JsonArray => "[]interface {}",
        _ => "map[string]interface {}",
    };
}
