using System.Runtime.InteropServices;
using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Requests;

namespace CrdToolkit.Testing.Patching;

/// <summary>
/// Applies strategic merge patches: merge patches whose lists are merged by key where the kind says so, with the directives
/// <c>$patch</c>, <c>$retainKeys</c>, <c>$deleteFromPrimitiveList/…</c> and <c>$setElementOrder/…</c>.
/// </summary>
/// <param name="mergeKeys">How the lists of the kind are merged.</param>
internal sealed class StrategicMergePatch(IMergeKeys mergeKeys)
{
    private const string Directive = "$patch";
    private const string RetainKeys = "$retainKeys";
    private const string DeleteFromList = "$deleteFromPrimitiveList/";
    private const string ElementOrder = "$setElementOrder/";

    /// <summary>The object with the patch merged into it.</summary>
    /// <exception cref="StatusException">500: the patch contradicts the kind.</exception>
    public JsonObject Apply(JsonObject target, JsonObject patch) => Merge(target, patch, []);

    private ListMergeStrategy? Find(List<string> path) => mergeKeys.Find(CollectionsMarshal.AsSpan(path));

    private JsonObject Merge(JsonObject target, JsonObject patch, List<string> path)
    {
        if (!StackGuard.HasRoom)
        {
            return StackGuard.Continue(static rest => rest.Patch.Merge(rest.target, rest.patch, rest.path), (Patch: this, target, patch, path));
        }

        switch (patch.Text(Directive))
        {
            case "replace":
                return patch.Without(Directive);
            case "delete":
                return JsonObject.Empty;
            case "" or "merge":
                break;
            case var odd:
                throw StatusErrors.Unknown($"unknown patch type: {odd} in map: {GoTypes.Print(patch)}");
        }

        var result = target;
        if (patch[RetainKeys] is JsonArray)
        {
            var kept = patch.Texts(RetainKeys).ToHashSet(StringComparer.Ordinal);
            result = JsonValues.Object(result.Members.Where(member => kept.Contains(member.Key)).Select(member => (member.Key, (JsonValue?)member.Value)));
        }

        foreach (var member in patch.Members)
        {
            if (member.Key is Directive or RetainKeys || member.Key.StartsWith(ElementOrder, StringComparison.Ordinal))
            {
                continue;
            }

            if (member.Key.StartsWith(DeleteFromList, StringComparison.Ordinal))
            {
                result = DeletePrimitives(result, member.Key[DeleteFromList.Length..], member.Value);
                continue;
            }

            path.Add(member.Key);
            result = result.WithOrWithout(member.Key, MergeMember(result, member.Key, member.Value, path));
            path.RemoveAt(path.Count - 1);
        }

        return patch.Members
            .Where(member => member.Key.StartsWith(ElementOrder, StringComparison.Ordinal))
            .Aggregate(result, (value, order) => Reorder(value, order.Key[ElementOrder.Length..], order.Value, path));
    }

    private JsonValue? MergeMember(JsonObject target, string name, JsonValue patch, List<string> path)
    {
        switch (patch)
        {
            case JsonNull:
                return null;
            case JsonObject changes when changes.Text(Directive) == "delete":
                return null;
            case JsonObject changes:
                return Merge(target[name] as JsonObject ?? JsonObject.Empty, changes, path);
            case JsonArray items when Find(path) is { } strategy:
                return target[name] is JsonArray list ? MergeList(list, items, strategy, path) : New(items, path);
            default:
                return patch;
        }
    }

    // There is nothing to merge with: what the patch says is taken as it is, but for items that are directives.
    private JsonArray New(JsonArray items, List<string> path) => JsonValues.Array(items.Items
        .Where(item => item is not JsonObject change || change[Directive] is null)
        .Select(item => item is JsonObject change ? Merge(JsonObject.Empty, change, path) : item));

    private JsonArray MergeList(JsonArray target, JsonArray patch, ListMergeStrategy strategy, List<string> path)
    {
        if (strategy.MergeKey is not { } key)
        {
            return Order(JsonValues.Array(target.Items.Concat(patch.Items).Distinct()), target, patch.Items, strategy);
        }

        var replaces = patch.Items.OfType<JsonObject>().Any(item => item.Text(Directive) == "replace" && item.Count == 1);
        var items = replaces ? [] : target.Items.ToList();
        foreach (var item in patch.Items)
        {
            if (item is not JsonObject change)
            {
                throw Mixed(target, patch);
            }

            if (change.Text(Directive) == "replace" && change.Count == 1)
            {
                continue;
            }

            var id = change[key] ?? throw StatusErrors.Unknown($"map: {GoTypes.Print(change)} does not contain declared merge key: {key}");
            var index = items.FindIndex(candidate => candidate is JsonObject existing && id.Equals(existing[key]));
            if (change.Text(Directive) == "delete")
            {
                items.RemoveAll(candidate => candidate is JsonObject existing && id.Equals(existing[key]));
            }
            else if (index < 0)
            {
                items.Add(Merge(JsonObject.Empty, change, path));
            }
            else
            {
                items[index] = Merge((JsonObject)items[index], change, path);
            }
        }

        return Order(JsonValues.Array(items), target, patch.Items.Select(item => ((JsonObject)item)[key]), strategy);
    }

    private static JsonObject DeletePrimitives(JsonObject target, string name, JsonValue gone) =>
        target[name] is not JsonArray list || gone is not JsonArray removed ? target
        : list.Items.Any(item => item is JsonObject) && removed.Items.Any(item => item is not JsonObject) ? throw Mixed(list, removed)
        : target.With(name, JsonValues.Array(list.Items.Except(removed.Items)));

    private static StatusException Mixed(JsonArray target, JsonArray patch) =>
        StatusErrors.Unknown($"list element types are not identical: {GoTypes.Print(JsonValues.Array([target, patch]))}");

    private JsonObject Reorder(JsonObject target, string name, JsonValue order, List<string> path) =>
        order is not JsonArray ? throw StatusErrors.Unknown($"expected a []interface {{}}, but received a {GoTypes.Name(order)}")
        : target[name] is JsonArray list && order is JsonArray wanted && Find([.. path, name]) is { } strategy
            ? target.With(name, Order(list, list, wanted.Items.Select(item => Id(item, strategy)), strategy))
            : target;

    // mergeSortedSlice of apimachinery: items that the patch names keep its order; of the others one goes before the next of
    // the patch's only where it was before it already.
    private static JsonArray Order(JsonArray merged, JsonArray original, IEnumerable<JsonValue?> patched, ListMergeStrategy strategy)
    {
        var named = patched.ToList();
        var first = new Queue<JsonValue>(merged.Items.Where(item => !named.Contains(Id(item, strategy))));
        var second = new Queue<JsonValue>(merged.Items
            .Where(item => named.Contains(Id(item, strategy)))
            .OrderBy(item => named.IndexOf(Id(item, strategy))));
        var before = original.Items.Select(item => Id(item, strategy)).ToList();
        var items = new List<JsonValue>(merged.Items.Count);
        while (first.Count + second.Count > 0)
        {
            var takesFirst = second.Count == 0
                || (first.Count > 0 && before.IndexOf(Id(second.Peek(), strategy)) is >= 0 and var right && before.IndexOf(Id(first.Peek(), strategy)) < right);
            items.Add(takesFirst ? first.Dequeue() : second.Dequeue());
        }

        return JsonValues.Array(items);
    }

    private static JsonValue? Id(JsonValue item, ListMergeStrategy strategy) => strategy.MergeKey is { } key ? (item as JsonObject)?[key] : item;
}
