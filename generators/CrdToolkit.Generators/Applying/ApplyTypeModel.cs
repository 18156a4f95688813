using CrdToolkit.Generators.Discovery;
using CrdToolkit.Schema.Collections;

namespace CrdToolkit.Generators.Applying;

/// <summary>An apply type: the properties of a C# type, each of which may be left out.</summary>
/// <param name="Type">Its own name and place, beside the type that it is of.</param>
/// <param name="Source">The documentation ID of the type that it is of, which tells types of one name apart.</param>
/// <param name="IsResource">Whether it is of a whole resource.</param>
/// <param name="Members">Its properties.</param>
/// <param name="Enums">The enums among them.</param>
internal sealed record ApplyTypeModel(
    TypeName Type,
    string Source,
    bool IsResource,
    EquatableArray<ApplyMemberModel> Members,
    EquatableArray<ApplyEnumModel> Enums);
