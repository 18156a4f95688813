using CrdToolkit.Schema.Json;

namespace CrdToolkit.Testing.Applying;

/// <summary>Compares two states of an object field by field (the compareWalker of structured-merge-diff).</summary>
internal sealed class FieldComparer
{
    private readonly FieldSet added = new();
    private readonly FieldSet modified = new();
    private readonly FieldSet removed = new();
    private readonly List<string> path = [];

    private FieldComparer()
    {
    }

    /// <summary>What became of an object.</summary>
    public static FieldComparison Compare(JsonObject before, JsonObject after, FieldType type)
    {
        var comparer = new FieldComparer();
        comparer.Visit(before, after, type);
        return new FieldComparison(comparer.added, comparer.modified, comparer.removed);
    }

    private void Visit(JsonValue? before, JsonValue? after, FieldType type)
    {
        if (ReferenceEquals(before, after))
        {
            return;
        }

        if (!StackGuard.HasRoom)
        {
            StackGuard.Continue(static rest => rest.Comparer.Visit(rest.before, rest.after, rest.type), (Comparer: this, before, after, type));
            return;
        }

        var (left, right) = (type.Deduce(before), type.Deduce(after));
        var isLeaf = false;
        if (after is null)
        {
            Take(left, before, after, ref isLeaf);
        }
        else if (before is null || ReferenceEquals(left, right))
        {
            Take(right, before, after, ref isLeaf);
        }
        else
        {
            var ignored = false;
            Take(left, before, after, ref ignored);
            Take(right, before, after, ref isLeaf);
        }

        if (!isLeaf && before is null)
        {
            added.Insert(path);
        }
        else if (!isLeaf && after is null)
        {
            removed.Insert(path);
        }
    }

    private void Take(FieldType type, JsonValue? before, JsonValue? after, ref bool isLeaf)
    {
        if (type.Map is { } map)
        {
            var (left, right) = (before as JsonObject, after as JsonObject);
            if (map.IsAtomic || ((left?.Count ?? 0) == 0 && (right?.Count ?? 0) == 0))
            {
                Leaf(before, after, ref isLeaf);
            }
            else
            {
                Members(left ?? JsonObject.Empty, right ?? JsonObject.Empty, map);
            }
        }
        else if (type.Scalar is not null)
        {
            Leaf(before, after, ref isLeaf);
        }
        else if (type.List is { } list)
        {
            var (left, right) = (before as JsonArray, after as JsonArray);
            if (list.IsAtomic || ((left?.Count ?? 0) == 0 && (right?.Count ?? 0) == 0))
            {
                Leaf(before, after, ref isLeaf);
            }
            else
            {
                Items(left ?? JsonArray.Empty, right ?? JsonArray.Empty, list);
            }
        }
    }

    private void Leaf(JsonValue? before, JsonValue? after, ref bool isLeaf)
    {
        isLeaf = true;
        if (before is null)
        {
            added.Insert(path);
        }
        else if (after is null)
        {
            removed.Insert(path);
        }
        else if (!before.Equals(after))
        {
            modified.Insert(path);
        }
    }

    private void Members(JsonObject before, JsonObject after, MapType map)
    {
        foreach (var member in before.Members)
        {
            Step(PathElements.Field(member.Key), member.Value, after[member.Key], map.TypeOf(member.Key) ?? FieldType.Deduced);
        }

        foreach (var member in after.Members)
        {
            if (before.Count == 0 || before[member.Key] is null)
            {
                Step(PathElements.Field(member.Key), null, member.Value, map.TypeOf(member.Key) ?? FieldType.Deduced);
            }
        }
    }

    private void Items(JsonArray before, JsonArray after, ListType list)
    {
        var (left, right) = (ListItems.Of(before, list), ListItems.Of(after, list));
        foreach (var step in left.Steps.Concat(right.Steps.Where(step => !left.Contains(step))))
        {
            var (was, now) = (left.Find(step), right.Find(step));
            if (was.Count > 1 && now.Count > 1)
            {
                if (!was.SequenceEqual(now))
                {
                    Insert(modified, step);
                }
            }
            else if (was.Count > 1)
            {
                Insert(removed, step);
                VisitAt(step, null, now, list);
            }
            else if (now.Count > 1)
            {
                VisitAt(step, was, null, list);
                Insert(added, step);
            }
            else
            {
                VisitAt(step, was, now, list);
            }
        }
    }

    private void VisitAt(string step, IReadOnlyList<JsonValue>? was, IReadOnlyList<JsonValue>? now, ListType list)
    {
        if (was is [_, ..] || now is [_, ..])
        {
            Step(step, was is [var old] ? old : null, now is [var current] ? current : null, list.Element);
        }
    }

    private void Step(string step, JsonValue? before, JsonValue? after, FieldType type)
    {
        path.Add(step);
        Visit(before, after, type);
        path.RemoveAt(path.Count - 1);
    }

    private void Insert(FieldSet set, string step)
    {
        path.Add(step);
        set.Insert(path);
        path.RemoveAt(path.Count - 1);
    }
}
