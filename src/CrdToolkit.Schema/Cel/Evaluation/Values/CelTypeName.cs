namespace CrdToolkit.Schema.Cel.Evaluation.Values;

/// <summary>A type as a value.</summary>
/// <param name="Name">Its name.</param>
internal sealed record CelTypeName(string Name)
{
    /// <summary>The types that are variables.</summary>
    public static CelTypeName? Find(string name) => name is "bool" or "bytes" or "double" or "int" or "list" or "map" or "null_type" or "optional_type" or "string" or "type" or "uint"
        or "google.protobuf.Timestamp" or "google.protobuf.Duration" ? new(name) : null;

    /// <summary>The name of the type of a value; null where it is not known.</summary>
    public static string? Of(object value) => value switch
    {
        bool => "bool",
        long => "int",
        ulong => "uint",
        double => "double",
        string => "string",
        CelBytes => "bytes",
        CelNull => "null_type",
        CelTimestamp => "google.protobuf.Timestamp",
        CelDuration => "google.protobuf.Duration",
        IReadOnlyList<object> => "list",
        CelStructure => "map",
        CelOptional => "optional_type",
        CelTypeName => "type",
        CelExtension extension => extension.TypeName,
        _ => null,
    };
}
