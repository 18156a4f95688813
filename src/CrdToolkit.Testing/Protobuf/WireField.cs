namespace CrdToolkit.Testing.Protobuf;

/// <summary>A field of a message.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Name">Its name in JSON; empty for an embedded struct.</param>
/// <param name="Type">A scalar (<c>s</c>, <c>b</c>, <c>i</c>, <c>t</c>, <c>d</c>), a type with a JSON form of its own, or the name of a message.</param>
/// <param name="IsMap">Whether it is an entry of a map.</param>
/// <param name="IsRepeated">Whether it is an item of a list.</param>
/// <param name="IsPointer">Whether it may be absent; Go writes every other field, be it zero.</param>
/// <param name="IsKept">Whether its zero value is written in JSON.</param>
internal readonly record struct WireField(int Number, string Name, string Type, bool IsMap, bool IsRepeated, bool IsPointer, bool IsKept)
{
    /// <summary>Reads an entry of the table: the name, a space, <c>!</c> for what JSON keeps and <c>*</c> for a pointer, <c>map </c> or <c>[]</c>, the type.</summary>
    public static WireField Parse(int number, string text)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        var type = text[(space + 1)..];
        var isKept = type.StartsWith('!');
        type = type.TrimStart('!');
        var isPointer = type.StartsWith('*');
        type = type.TrimStart('*');
        var isMap = type.StartsWith("map ", StringComparison.Ordinal);
        var isRepeated = type.StartsWith("[]", StringComparison.Ordinal);
        return new WireField(number, text[..space], type[(isMap ? 4 : isRepeated ? 2 : 0)..], isMap, isRepeated, isPointer, isKept || isPointer);
    }
}
