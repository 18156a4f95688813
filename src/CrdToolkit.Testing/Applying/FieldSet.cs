using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.Applying;

/// <summary>
/// A set of fields of an object, kept as a tree (fieldpath.Set). <see cref="Insert"/> is for whoever made the set; every other
/// operation leaves its operands as they are, and shares what it can with them.
/// </summary>
internal sealed class FieldSet
{
    private List<(string Element, FieldSet Set)>? children;
    private bool isMember;

    /// <summary>The set without fields.</summary>
    public static FieldSet Empty { get; } = new();

    /// <summary>Whether there is no field in it.</summary>
    public bool IsEmpty => !isMember && children is null;

    /// <summary>Whether there are fields below this one.</summary>
    public bool HasChildren => children is not null;

    /// <summary>A set of these paths.</summary>
    public static FieldSet Of(params IEnumerable<IReadOnlyList<string>> paths)
    {
        var set = new FieldSet();
        foreach (var path in paths)
        {
            set.Insert(path);
        }

        return set;
    }

    /// <summary>Reads the <c>fieldsV1</c> of a managed fields entry; null when it is malformed.</summary>
    public static FieldSet? Parse(JsonObject fields)
    {
        if (!StackGuard.HasRoom)
        {
            return StackGuard.Continue(static rest => Parse(rest), fields);
        }

        var set = new FieldSet();
        foreach (var member in fields.Members)
        {
            if (member.Value is not JsonObject child)
            {
                return null;
            }

            if (member.Key == ".")
            {
                set.isMember = true;
                continue;
            }

            if (PathElements.Parse(member.Key) is not { } element || Parse(child) is not { } parsed)
            {
                return null;
            }

            parsed.isMember |= child.Count == 0;
            set.ChildAt(element, parsed);
        }

        return set;
    }

    /// <summary>The set as <c>fieldsV1</c>.</summary>
    public JsonObject ToJson()
    {
        if (!StackGuard.HasRoom)
        {
            return StackGuard.Continue(static set => set.ToJson(), this);
        }

        var members = new List<(string, JsonValue?)>((children?.Count ?? 0) + 1);
        if (isMember && children is not null)
        {
            members.Add((".", JsonObject.Empty));
        }

        foreach (var (element, set) in children ?? [])
        {
            members.Add((element, set.ToJson()));
        }

        return members.Count == 0 ? JsonObject.Empty : JsonValues.Object(members);
    }

    /// <summary>Adds a field.</summary>
    public void Insert(IReadOnlyList<string> path)
    {
        var set = this;
        foreach (var element in path)
        {
            set = set.ChildAt(element, null);
        }

        set.isMember = true;
    }

    /// <summary>Whether a step from here leads to a field of the set.</summary>
    public bool Has(string element) => Below(element) is { isMember: true };

    /// <summary>The fields behind a step; null when there is none.</summary>
    public FieldSet? Below(string element) => IndexOf(element) is >= 0 and var index ? children![index].Set : null;

    /// <summary>The fields of either set.</summary>
    public FieldSet Union(FieldSet other) =>
        IsEmpty ? other : other.IsEmpty ? this : Combine(other, isMember || other.isMember, (a, b) => a is null ? b : b is null ? a : a.Union(b));

    /// <summary>The fields of both sets.</summary>
    public FieldSet Intersect(FieldSet other) => Combine(other, isMember && other.isMember, (a, b) => a is null || b is null ? null : a.Intersect(b));

    /// <summary>The fields that are not in the other set.</summary>
    public FieldSet Except(FieldSet other) =>
        other.IsEmpty ? this : Combine(other, isMember && !other.isMember, (a, b) => b is null ? a : a?.Except(b));

    /// <summary>The fields that are neither in the other set nor below one of its fields.</summary>
    public FieldSet ExceptBelow(FieldSet other) => other.isMember
        ? Empty
        : other.IsEmpty ? this : Combine(other, isMember, (a, b) => b is null ? a : a?.ExceptBelow(b));

    /// <summary>The set, and the members of structures that it leads through (EnsureNamedFieldsAreMembers).</summary>
    public FieldSet WithNamedFields(FieldType? type)
    {
        if (children is null)
        {
            return this;
        }

        if (!StackGuard.HasRoom)
        {
            return StackGuard.Continue(static rest => rest.Set.WithNamedFields(rest.type), (Set: this, type));
        }

        var set = new FieldSet { isMember = isMember, children = new(children.Count) };
        foreach (var (element, child) in children)
        {
            var name = PathElements.FieldName(element);
            var declared = name is null ? null : type?.Map?.Find(name);
            var below = child.WithNamedFields(declared ?? (name is null ? PathElements.IsKey(element) ? type?.List?.Element : null : type?.Map?.Element));
            set.children.Add((element, declared is null || below.isMember ? below : new FieldSet { isMember = true, children = below.children }));
        }

        return set;
    }

    /// <summary>
    /// The set after its fields became atomic in the schema: who owned something within owns all of it
    /// (ReconcileFieldSetWithSchema).
    /// </summary>
    public FieldSet Reconcile(FieldType? type)
    {
        if (children is null || type is null || type.Map is { IsDeduced: true })
        {
            return this;
        }

        if (type.Map is { IsAtomic: true } || type is { Map: null, List.IsAtomic: true })
        {
            return new FieldSet { isMember = true };
        }

        return new FieldSet
        {
            isMember = isMember,
            children = [.. children.Select(child => (
                child.Element,
                child.Set.Reconcile(PathElements.FieldName(child.Element) is { } name ? type.Map?.TypeOf(name) : type.List?.Element)))],
        };
    }

    /// <summary>The paths of all fields.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Paths()
    {
        var paths = new List<IReadOnlyList<string>>();
        AddPaths([], paths);
        return paths;
    }

    private void AddPaths(List<string> path, List<IReadOnlyList<string>> paths)
    {
        if (!StackGuard.HasRoom)
        {
            StackGuard.Continue(static rest => rest.Set.AddPaths(rest.path, rest.paths), (Set: this, path, paths));
            return;
        }

        if (isMember)
        {
            paths.Add([.. path]);
        }

        foreach (var (element, set) in children ?? [])
        {
            path.Add(element);
            set.AddPaths(path, paths);
            path.RemoveAt(path.Count - 1);
        }
    }

    private FieldSet Combine(FieldSet other, bool isMember, Func<FieldSet?, FieldSet?, FieldSet?> combine)
    {
        if (!StackGuard.HasRoom)
        {
            return StackGuard.Continue(static rest => rest.Set.Combine(rest.other, rest.isMember, rest.combine), (Set: this, other, isMember, combine));
        }

        var (mine, theirs) = (children ?? [], other.children ?? []);
        List<(string, FieldSet)>? combined = null;
        for (int i = 0, j = 0; i < mine.Count || j < theirs.Count;)
        {
            var order = i == mine.Count ? 1 : j == theirs.Count ? -1 : PathElements.Compare(mine[i].Element, theirs[j].Element);
            var element = order <= 0 ? mine[i].Element : theirs[j].Element;
            var set = combine(order <= 0 ? mine[i++].Set : null, order >= 0 ? theirs[j++].Set : null);
            if (set is { IsEmpty: false })
            {
                (combined ??= []).Add((element, set));
            }
        }

        return new FieldSet { isMember = isMember, children = combined };
    }

    private FieldSet ChildAt(string element, FieldSet? added)
    {
        var index = IndexOf(element);
        if (index >= 0)
        {
            return children![index].Set;
        }

        var child = added ?? new FieldSet();
        (children ??= []).Insert(~index, (element, child));
        return child;
    }

    private int IndexOf(string element)
    {
        var (low, high) = (0, (children?.Count ?? 0) - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = PathElements.Compare(children![middle].Element, element);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return ~low;
    }
}
