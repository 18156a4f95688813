using System.Buffers.Binary;

namespace CrdToolkit.Conformance.Cases.Discovering;

/// <summary>Answers in protobuf, in which the typed clients of Go ask for built-in kinds before they take JSON.</summary>
public sealed class ProtobufAnswers(ServerUnderTest server) : ConformanceCase(server)
{
    private const string Json = "application/json";
    private const string MetadataOnly = ";as=PartialObjectMetadata;v=v1;g=meta.k8s.io";

    [Fact, Checklist(62)]
    public async Task An_error_has_all_the_fields_of_a_status()
    {
        var answer = await Api.GetAsync(ConfigMaps.PathTo("none"), Protobuf.MediaType);

        Assert.Equal((404, Protobuf.MediaType), (answer.Expect(404).Code, answer.MediaType));
        Assert.Equal(
            Protobuf.Object(
                "v1",
                "Status",
                Protobuf.Message(1, Protobuf.Text(1, ""), Protobuf.Text(2, ""), Protobuf.Text(3, "")),
                Protobuf.Text(2, "Failure"),
                Protobuf.Text(3, "configmaps \"none\" not found"),
                Protobuf.Text(4, "NotFound"),
                Protobuf.Message(
                    5, Protobuf.Text(1, "none"), Protobuf.Text(2, ""), Protobuf.Text(3, "configmaps"), Protobuf.Number(5, 0), Protobuf.Text(6, "")),
                Protobuf.Number(6, 404)),
            answer.Bytes);
    }

    [Fact, Checklist(62)]
    public async Task An_object_has_its_maps_in_order_and_its_zeros()
    {
        var sent = Protobuf.Object(
            "v1", "ConfigMap", Protobuf.Message(1, Protobuf.Text(1, "one")), Entry("b", "2"), Entry("a", ""));

        var answer = await Api.SendBytesAsync(HttpMethod.Post, ConfigMaps.Path, sent, Protobuf.MediaType, Protobuf.MediaType);

        Assert.Equal((201, Protobuf.MediaType), (answer.Expect(201).Code, answer.MediaType));
        Assert.Contains("one", answer.Text, StringComparison.Ordinal);
        Ends(answer, [.. Entry("a", ""), .. Entry("b", "2"), .. Protobuf.Text(3, ""), .. Protobuf.Text(4, "")]);
    }

    [Fact, Checklist(62)]
    public async Task A_list_without_objects_is_its_metadata()
    {
        var answer = (await Api.GetAsync(ConfigMaps.Path + "?labelSelector=nobody-has-this", Protobuf.MediaType)).Expect(200);

        byte[] start = [.. "k8s\0"u8, .. Protobuf.Message(1, Protobuf.Text(1, "v1"), Protobuf.Text(2, "ConfigMapList"))];
        Assert.Equal(start, answer.Bytes.Take(start.Length));
        Ends(answer, [.. Protobuf.Text(3, ""), .. Protobuf.Text(3, ""), .. Protobuf.Text(4, "")]);
    }

    [Fact, Checklist(62)]
    public async Task An_event_of_a_watch_comes_behind_its_length()
    {
        await CreateAsync(ConfigMaps, "one");

        var answer = (await Api.GetAsync(ConfigMaps.Path + "?watch=true&timeoutSeconds=1&fieldSelector=metadata.name=one", Protobuf.MediaType)).Expect(200);

        Assert.Equal(Protobuf.MediaType, answer.MediaType);
        Assert.Equal(answer.Bytes.Count - sizeof(int), BinaryPrimitives.ReadInt32BigEndian([.. answer.Bytes.Take(sizeof(int))]));
        Assert.Equal(Protobuf.Text(1, "ADDED"), answer.Bytes.Skip(sizeof(int)).Take(7));
        Assert.Contains("k8s\0", answer.Text, StringComparison.Ordinal);
    }

    [Theory, Checklist(62)]
    [InlineData(Protobuf.MediaType + "," + Json, Protobuf.MediaType)]
    [InlineData(Json + "," + Protobuf.MediaType, Json)]
    [InlineData("*/*;q=0.1," + Protobuf.MediaType, Protobuf.MediaType)]
    [InlineData(Protobuf.MediaType + ", */*", Protobuf.MediaType)]
    [InlineData("*/*", Json)]
    [InlineData(Protobuf.MediaType + ";as=Table;v=v1;g=meta.k8s.io," + Json + ";as=Table;v=v1;g=meta.k8s.io", Json)]
    [InlineData(Protobuf.MediaType + MetadataOnly + "," + Json, Protobuf.MediaType)]
    public async Task The_first_accepted_type_counts_that_there_is(string accept, string expected)
    {
        await CreateAsync(ConfigMaps, "one");

        Assert.Equal(expected, (await Api.GetAsync(ConfigMaps.PathTo("one"), accept)).Expect(200).MediaType);
    }

    [Fact, Checklist(62)]
    public async Task A_custom_resource_has_only_its_metadata_in_protobuf()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one");

        var refused = await Api.GetAsync(widgets.PathTo("one"), Protobuf.MediaType);
        var json = await Api.GetAsync(widgets.PathTo("one"), $"{Protobuf.MediaType},{Json}");
        var metadata = await Api.GetAsync(widgets.PathTo("one"), Protobuf.MediaType + MetadataOnly);

        Assert.Equal((406, Protobuf.MediaType), (refused.Code, refused.MediaType));
        Assert.Contains("only the following media types are accepted", refused.Text, StringComparison.Ordinal);
        Assert.Equal((200, Json), (json.Code, json.MediaType));
        Assert.Equal((200, Protobuf.MediaType), (metadata.Code, metadata.MediaType));
        Assert.Contains("PartialObjectMetadata", metadata.Text, StringComparison.Ordinal);
    }

    [Fact, Checklist(60)]
    public async Task An_error_where_another_shape_was_asked_for_is_json()
    {
        var answer = await Api.GetAsync(ConfigMaps.PathTo("none"), $"{Protobuf.MediaType}{MetadataOnly},{Json}{MetadataOnly},{Json}");

        Assert.Equal((404, Json), (answer.Code, answer.MediaType));
    }

    private static byte[] Entry(string key, string value) => Protobuf.Message(2, Protobuf.Text(1, key), Protobuf.Text(2, value));

    private static void Ends(ApiResponse answer, byte[] expected) => Assert.Equal(expected, answer.Bytes.TakeLast(expected.Length));
}
