using System.Text;

namespace CrdToolkit.Conformance.Client;

/// <summary>Writes what a case sends or expects in protobuf.</summary>
public static class Protobuf
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/vnd.kubernetes.protobuf";

    /// <summary>An object in its envelope: a mark, then what it is (1), its fields (2), and that they are neither compressed nor of another type.</summary>
    public static byte[] Object(string apiVersion, string kind, params byte[][] fields) =>
        [.. "k8s\0"u8, .. Message(1, Text(1, apiVersion), Text(2, kind)), .. Message(2, fields), .. Text(3, ""), .. Text(4, "")];

    /// <summary>A text.</summary>
    public static byte[] Text(int number, string text) => Content(number, Encoding.UTF8.GetBytes(text));

    /// <summary>A message.</summary>
    public static byte[] Message(int number, params byte[][] fields) => Content(number, [.. fields.SelectMany(field => field)]);

    /// <summary>A whole number, or a flag.</summary>
    public static byte[] Number(int number, uint value) => [.. Varint((uint)number << 3), .. Varint(value)];

    private static byte[] Content(int number, byte[] content) => [.. Varint(((uint)number << 3) | 2), .. Varint((uint)content.Length), .. content];

    private static List<byte> Varint(uint value)
    {
        var bytes = new List<byte>();
        for (; value >= 0x80; value >>= 7)
        {
            bytes.Add((byte)(value | 0x80));
        }
        bytes.Add((byte)value);
        return bytes;
    }
}
