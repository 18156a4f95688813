using CrdToolkit.Schema.Json;

namespace CrdToolkit.Testing.Applying;

/// <summary>Finds the fields that an object sets (the toFieldSetWalker of structured-merge-diff).</summary>
internal sealed class FieldSetBuilder
{
    private readonly FieldSet set = new();
    private readonly List<string> path = [];

    private FieldSetBuilder()
    {
    }

    /// <summary>The fields of an object.</summary>
    public static FieldSet Build(JsonObject value, FieldType type)
    {
        var builder = new FieldSetBuilder();
        builder.Visit(value, type);
        return builder.set;
    }

    private void Visit(JsonValue value, FieldType declared)
    {
        if (!StackGuard.HasRoom)
        {
            StackGuard.Continue(static rest => rest.Builder.Visit(rest.value, rest.declared), (Builder: this, value, declared));
            return;
        }

        var type = declared.Deduce(value);
        if (type.Map is { IsAtomic: false } map)
        {
            foreach (var member in (value as JsonObject ?? JsonObject.Empty).Members)
            {
                path.Add(PathElements.Field(member.Key));
                Visit(member.Value, map.TypeOf(member.Key) ?? FieldType.Deduced);
                if (member.Value is JsonNull or JsonObject { Count: 0 } || map.Find(member.Key) is null)
                {
                    set.Insert(path);
                }

                path.RemoveAt(path.Count - 1);
            }
        }
        else if (type is { Map: null, Scalar: null, List: { IsAtomic: false } list })
        {
            Items(value as JsonArray ?? JsonArray.Empty, list);
        }
        else
        {
            set.Insert(path);
        }
    }

    private void Items(JsonArray array, ListType list)
    {
        var items = ListItems.Of(array, list);
        foreach (var step in items.Steps)
        {
            path.Add(step);
            if (items.Single(step) is { } only)
            {
                Visit(only, list.Element);
            }

            set.Insert(path);
            path.RemoveAt(path.Count - 1);
        }
    }
}
