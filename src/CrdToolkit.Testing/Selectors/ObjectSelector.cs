using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Resources;

namespace CrdToolkit.Testing.Selectors;

/// <summary>Which objects of a resource a list, a watch or a deletion of many is about.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="Namespace">The namespace; empty for all.</param>
/// <param name="Labels">The label selector.</param>
/// <param name="Fields">The field selector.</param>
internal sealed record ObjectSelector(ApiResource Resource, string Namespace, LabelSelector Labels, FieldSelector Fields)
{
    /// <summary>Whether labels or fields narrow the selection.</summary>
    public bool IsSelective => !Labels.IsEverything || Fields.Requirements.Count > 0;

    /// <summary>Whether an object, as it is shown, is selected.</summary>
    public bool Matches(JsonObject value) =>
        (Namespace.Length == 0 || value.Namespace == Namespace) && Labels.Matches(value) && Fields.Matches(Resource, value);
}
