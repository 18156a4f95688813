using CrdToolkit.Schema.Cel.Evaluation.Library;
using CrdToolkit.Schema.Cel.Evaluation.Values;

namespace CrdToolkit.Schema.Cel.Evaluation;

/// <summary>A loop through a list or a map, and what it makes of what its bodies give.</summary>
/// <param name="function">The name of the macro.</param>
/// <param name="macro">Its variables and bodies.</param>
/// <param name="evaluate">Evaluates a body with values for the variables.</param>
internal sealed class CelComprehension(string function, CelMacro macro, Func<CelExpression, IReadOnlyList<object>, object> evaluate)
{
    // In a map only chance knows which entry comes first: of two failures, which one is told.
    private bool isOrdered = true;

    /// <summary>The result.</summary>
    /// <param name="range">What it goes through.</param>
    public object Of(object range)
    {
        if (range is CelFailure || Entries(range) is not { } entries)
        {
            return range is CelFailure ? range : NotIterable(range);
        }

        isOrdered = entries.Count < 2 || range is not (CelStructure or CelShuffled);
        return function switch
        {
            "all" => Quantified(entries, decisive: false),
            "exists" => Quantified(entries, decisive: true),
            "exists_one" or "existsOne" => Filtered(entries, _ => true) is var found && found is List<object> list ? list.Count == 1 : found,
            "filter" => Listed(Filtered(entries, entry => entry[entry.Count - 1])),
            "map" or "transformList" => Listed(Filtered(entries, Transformed)),
            "sortBy" => isOrdered ? Sorted(entries) : CelUnknown.Instance,
            _ => Mapped(Filtered(entries, entry => Transformed(entry) switch
            {
                var value when value is CelFailure or CelUnknown => value,
                var value => new KeyValuePair<object, object>(entry[0], value),
            })),
        };
    }

    private object Transformed(IReadOnlyList<object> entry) => evaluate(macro.Bodies[macro.Bodies.Count - 1], entry);

    private List<IReadOnlyList<object>>? Entries(object range) => (range, macro.Variables.Count) switch
    {
        (IReadOnlyList<object> list, 1) => [.. list.Select(item => (object[])[item])],
        (CelShuffled, _) => null,
        (IReadOnlyList<object> list, _) => [.. list.Select((item, index) => (object[])[(long)index, item])],
        (CelStructure { Hidden.Count: 0 } map, 1) => [.. map.Fields.Keys.Select(key => (object[])[key])],
        (CelStructure { Hidden.Count: 0 } map, _) => [.. map.Fields.Select(field => (object[])[field.Key, field.Value])],
        _ => null,
    };

    private object Quantified(List<IReadOnlyList<object>> entries, bool decisive)
    {
        object result = !decisive;
        foreach (var entry in entries)
        {
            switch (Transformed(entry))
            {
                case bool value when value == decisive:
                    return decisive;
                case bool:
                    break;
                case CelUnknown:
                    result = CelUnknown.Instance;
                    break;
                case CelFailure failure:
                    result = Merged(result, failure, isLast: false);
                    break;
                default:
                    result = Merged(result, CelFunctions.NoOverload, isLast: false);
                    break;
            }
        }

        return result;
    }

    // What the bodies in front of the last one leave over, in the form that is wanted; all bodies of a macro that makes nothing are such.
    private object Filtered(List<IReadOnlyList<object>> entries, Func<IReadOnlyList<object>, object> make)
    {
        var isTest = function is "filter" or "exists_one" or "existsOne";
        var test = isTest || macro.Bodies.Count == 2 ? macro.Bodies[0] : null;
        object result = new List<object>();
        foreach (var entry in entries)
        {
            var passes = test is null ? true : evaluate(test, entry);
            result = passes switch
            {
                true when result is List<object> list => Added(list, make(entry)),
                bool => result,
                CelUnknown => passes,
                CelFailure failure => Merged(result, failure, isLast: true),
                _ => Merged(result, CelFunctions.NoOverload, isLast: true),
            };
            if (result is CelUnknown)
            {
                return result;
            }
        }

        return result;
    }

    private static object Added(List<object> list, object item)
    {
        if (item is CelFailure or CelUnknown)
        {
            return item;
        }

        list.Add(item);
        return list;
    }

    // A failure of a test hides what came before, one of what is made is hidden by it.
    private object Merged(object before, CelFailure failure, bool isLast) => before switch
    {
        CelUnknown => before,
        CelFailure known when known != failure => !isOrdered ? CelUnknown.Instance : isLast ? failure : known,
        _ => failure,
    };

    private object Listed(object made) => made is List<object> list && !isOrdered ? CelShuffled.Of(list) : made;

    private object Mapped(object made)
    {
        if (made is not List<object> entries)
        {
            return made;
        }

        var map = new Dictionary<object, object>(CelKeys.Comparer);
        foreach (KeyValuePair<object, object> entry in entries)
        {
            if (function == "transformMap")
            {
                map[entry.Key] = entry.Value;
            }
            else if (entry.Value is not CelStructure structure)
            {
                return CelUnknown.Instance;
            }
            else
            {
                foreach (var field in structure.Fields)
                {
                    if (map.ContainsKey(field.Key))
                    {
                        return isOrdered && structure.Fields.Count == 1 ? new CelFailure($"insert failed: key {CelConversions.Convert("string", field.Key)} already exists") : CelUnknown.Instance;
                    }

                    map.Add(field.Key, field.Value);
                }
            }
        }

        return new CelStructure(map);
    }

    private object Sorted(List<IReadOnlyList<object>> entries) => Filtered(entries, Transformed) switch
    {
        List<object> keys => CelLists.Sorted([.. entries.Select(entry => entry[0])], keys),
        var other => other,
    };

    private static object NotIterable(object range) => range switch
    {
        string => NotIterable("String"),
        bool => NotIterable("Bool"),
        long => NotIterable("Int"),
        ulong => NotIterable("Uint"),
        double => NotIterable("Double"),
        CelNull => NotIterable("Null"),
        _ => CelUnknown.Instance,
    };

    private static CelFailure NotIterable(string type) => new($"got 'types.{type}', expected iterable type");
}
