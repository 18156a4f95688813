using System.Text;
using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Patching;
using CrdToolkit.Testing.Protobuf;
using CrdToolkit.Testing.Requests;

namespace CrdToolkit.Testing.Tests.Requests;

/// <summary>Requests of three megabytes that would cost gigabytes if something in them were done for each part with each part.</summary>
public sealed class BoundedMemoryTests
{
    private const long Megabyte = 1024 * 1024;
    private const int Many = 100_000;

    [Fact]
    public void Copies_of_copies_are_refused_before_they_grow()
    {
        var target = JsonReader.ParseObject("""{"spec":{"seed":"0123456789012345678901234567890123456789"}}""");
        var patch = JsonReader.Parse($"[{string.Join(',', Enumerable.Range(0, 200).Select(i => $$"""{"op":"copy","from":"/spec","path":"/spec/x{{i}}"}"""))}]");

        AssertAllocates(100 * Megabyte, () => Assert.Equal(422, Assert.Throws<StatusException>(() => JsonPatch.Apply(target, patch)).Code));
    }

    [Fact]
    public void A_merge_patch_of_many_members_costs_each_once()
    {
        var patch = JsonValues.Object(Enumerable.Range(0, Many).Select(i => ($"m{i}", (JsonValue?)JsonBoolean.True)));

        AssertAllocates(100 * Megabyte, () => Assert.Equal(Many, ((JsonObject)JsonMergePatch.Apply(JsonObject.Empty, patch)).Count));
    }

    [Fact]
    public void Aliases_of_aliases_are_refused_before_they_grow()
    {
        var bomb = Encoding.UTF8.GetBytes("a: &a [x,x,x,x,x,x,x,x,x,x]\n" + string.Concat(Enumerable.Range('b', 20).Select(letter =>
            $"{(char)letter}: &{(char)letter} [{string.Join(',', Enumerable.Repeat($"*{(char)(letter - 1)}", 10))}]\n")));

        AssertAllocates(100 * Megabyte, () => Assert.Contains("excessive aliasing", Assert.Throws<FormatException>(() => YamlReader.Read(bomb)).Message));
    }

    [Fact]
    public void A_document_without_aliases_may_hold_as_many_values_as_fit()
    {
        var document = Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Repeat('1', 1_200_000))}]");

        Assert.Equal(1_200_000, ((JsonArray)YamlReader.Read(document)).Count);
    }

    [Fact]
    public void A_protobuf_message_of_many_items_costs_each_once()
    {
        // ObjectMeta.finalizers, each the text "f".
        var metadata = Enumerable.Repeat((byte[])[0x72, 1, (byte)'f'], Many).SelectMany(item => item).ToArray();
        var body = Envelope(Field(1, metadata));

        AssertAllocates(200 * Megabyte, () => Assert.Equal(Many, ((JsonArray)ProtobufReader.Read(body).Find("metadata", "finalizers")!).Count));
    }

    [Fact]
    public void A_protobuf_message_of_many_entries_costs_each_once()
    {
        var data = Enumerable.Range(0, Many).SelectMany(i => Field(2, [.. Field(1, Encoding.UTF8.GetBytes($"k{i}")), .. Field(2, "v"u8)])).ToArray();
        var body = Envelope(data);

        AssertAllocates(200 * Megabyte, () => Assert.Equal(Many, ((JsonObject)ProtobufReader.Read(body)["data"]!).Count));
    }

    private static void AssertAllocates(long atMost, Action action)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();

        action();

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, atMost);
    }

    private static byte[] Envelope(byte[] message) =>
        [.. "k8s\0"u8, .. Field(1, [.. Field(1, "v1"u8), .. Field(2, "ConfigMap"u8)]), .. Field(2, message)];

    private static byte[] Field(int number, ReadOnlySpan<byte> content)
    {
        var field = new List<byte> { (byte)((number << 3) | 2) };
        for (var length = content.Length; ; length >>= 7)
        {
            field.Add((byte)(length < 0x80 ? length : (length & 0x7f) | 0x80));
            if (length < 0x80)
            {
                break;
            }
        }

        return [.. field, .. content];
    }
}
