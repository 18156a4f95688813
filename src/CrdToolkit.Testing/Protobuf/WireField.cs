namespace CrdToolkit.Testing.Protobuf;

/// <summary>A field of a message.</summary>
/// <param name="Name">Its name in JSON; empty for an embedded struct.</param>
/// <param name="Type">A scalar (<c>s</c>, <c>b</c>, <c>i</c>, <c>t</c>, <c>d</c>), a type with a JSON form of its own, or the name of a message.</param>
/// <param name="IsMap">Whether it is an entry of a map.</param>
/// <param name="IsRepeated">Whether it is an item of a list.</param>
/// <param name="IsKept">Whether its zero value is written in JSON.</param>
internal readonly record struct WireField(string Name, string Type, bool IsMap, bool IsRepeated, bool IsKept)
{
    /// <summary>Reads an entry of the table: the name, a space, <c>!</c> and <c>*</c> for kept, <c>map </c> or <c>[]</c>, the type.</summary>
    public static WireField Parse(string text)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        var type = text[(space + 1)..];
        var isKept = type.StartsWith('!') || type.StartsWith('*');
        type = type.TrimStart('!', '*');
        var isMap = type.StartsWith("map ", StringComparison.Ordinal);
        var isRepeated = type.StartsWith("[]", StringComparison.Ordinal);
        return new WireField(text[..space], type[(isMap ? 4 : isRepeated ? 2 : 0)..], isMap, isRepeated, isKept);
    }
}
