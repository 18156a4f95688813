using CrdToolkit.Schema.Json;

namespace CrdToolkit.Testing.Applying;

/// <summary>
/// What merging must know of the type of a field (schema.Atom of structured-merge-diff): how it is taken apart. A field of any type has
/// all three ways, and its value decides.
/// </summary>
/// <param name="Scalar">What it may be as a value without parts; null when it has parts.</param>
/// <param name="List">How it is taken apart as a list; null when it is none.</param>
/// <param name="Map">How it is taken apart as an object; null when it is none.</param>
internal sealed record FieldType(ScalarKind? Scalar, ListType? List, MapType? Map)
{
    private static readonly FieldType AnyScalar = new(ScalarKind.Any, null, null);

    /// <summary>A string.</summary>
    public static FieldType Text { get; } = new(ScalarKind.Text, null, null);

    /// <summary>A number.</summary>
    public static FieldType Number { get; } = new(ScalarKind.Number, null, null);

    /// <summary>A boolean.</summary>
    public static FieldType Flag { get; } = new(ScalarKind.Flag, null, null);

    /// <summary>Anything without parts: an integer or a string.</summary>
    public static FieldType AnyValue => AnyScalar;

    /// <summary>Anything: objects are taken apart, lists are not.</summary>
    public static FieldType Deduced { get; } = Any();

    private FieldType? AsList => field ??= List is null ? null : new(null, List, null);

    private FieldType? AsMap => field ??= Map is null ? null : new(null, null, Map);

    /// <summary>An object.</summary>
    public static FieldType Of(MapType map) => new(null, null, map);

    /// <summary>A list.</summary>
    public static FieldType Of(ListType list) => new(null, list, null);

    /// <summary>The one way in which a value of this type is taken apart; the type itself where the value says nothing.</summary>
    public FieldType Deduce(JsonValue? value) => value switch
    {
        JsonString or JsonNumber or JsonBoolean when Scalar is not null && (List is not null || Map is not null) => AnyScalar,
        JsonArray when List is not null && (Scalar is not null || Map is not null) => AsList!,
        JsonObject when Map is not null && (Scalar is not null || List is not null) => AsMap!,
        _ => this,
    };

    private static FieldType Any()
    {
        FieldType? self = null;
        var lists = new ListType(() => self!, ListRelationship.Atomic, []);
        self = new FieldType(ScalarKind.Any, lists, new MapType(null, () => self!, isAtomic: false) { IsDeduced = true });
        return self;
    }
}
