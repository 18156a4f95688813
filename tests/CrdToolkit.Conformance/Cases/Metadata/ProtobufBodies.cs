namespace CrdToolkit.Conformance.Cases.Metadata;

/// <summary>Bodies in protobuf, in which the typed clients of Go send everything but patches.</summary>
public sealed class ProtobufBodies(ServerUnderTest server) : ConformanceCase(server)
{
    [Fact, Checklist(30, 62)]
    public async Task The_options_of_a_deletion()
    {
        await CreateAsync(ConfigMaps, "one");

        var other = await Api.SendBytesAsync(HttpMethod.Delete, ConfigMaps.PathTo("one"), Options(Protobuf.Text(1, "other")), Protobuf.MediaType);
        var any = await Api.SendBytesAsync(HttpMethod.Delete, ConfigMaps.PathTo("one"), Options(), Protobuf.MediaType);

        Assert.Equal(409, other.Code);
        any.Expect(200);
    }

    [Fact, Checklist(34, 62)]
    public async Task The_options_of_the_deletion_of_a_collection()
    {
        await CreateAsync(ConfigMaps, "one", """{"metadata":{"labels":{"mine":"yes"}}}""");

        (await Api.SendBytesAsync(HttpMethod.Delete, ConfigMaps.Path + "?labelSelector=mine", Options(), Protobuf.MediaType)).Expect(200);

        await GoneAsync(ConfigMaps.PathTo("one"));
    }

    [Fact, Checklist(62)]
    public async Task A_definition()
    {
        var map = Protobuf.Message(30, Protobuf.Number(1, 1), Protobuf.Message(2, Protobuf.Text(5, "string")));
        var list = Protobuf.Message(24, Protobuf.Message(1, Protobuf.Text(5, "integer")));
        byte[][] properties =
        [
            Property("tags", Protobuf.Text(5, "object"), map),
            Property("sizes", Protobuf.Text(5, "array"), list),
            Property("mode", Protobuf.Text(5, "string"), Protobuf.Message(8, Protobuf.Text(1, "\"a\"")), Protobuf.Message(20, Protobuf.Text(1, "\"a\""))),
        ];
        var schema = Protobuf.Message(1, [Protobuf.Text(5, "object"), .. properties]);
        var definition = Protobuf.Object(
            "apiextensions.k8s.io/v1",
            "CustomResourceDefinition",
            Protobuf.Message(1, Protobuf.Text(1, $"gears.{Group}")),
            Protobuf.Message(
                2,
                Protobuf.Text(1, Group),
                Protobuf.Message(3, Protobuf.Text(1, "gears"), Protobuf.Text(4, "Gear")),
                Protobuf.Text(4, "Namespaced"),
                Protobuf.Message(
                    7,
                    Protobuf.Text(1, "v1"),
                    Protobuf.Number(2, 1),
                    Protobuf.Number(3, 1),
                    Protobuf.Message(4, schema),
                    Protobuf.Message(5, Protobuf.Message(1)))));
        DeleteAfterwards(Resource.Definitions.PathTo($"gears.{Group}"));

        var created = (await Api.SendBytesAsync(HttpMethod.Post, Resource.Definitions.Path, definition, Protobuf.MediaType)).Expect(201).Body;

        created.At("spec.versions.0.schema.openAPIV3Schema.properties")!.ShouldBe(
            """
            {"mode":{"type":"string","default":"a","enum":["a"]},"sizes":{"type":"array","items":{"type":"integer"}},
             "tags":{"type":"object","additionalProperties":{"type":"string"}}}
            """);
        created.At("spec.versions.0.subresources")!.ShouldBe("""{"status":{}}""");
    }

    [Fact, Checklist(62, 66)]
    public async Task A_map_of_lists()
    {
        var review = Protobuf.Object(
            "authorization.k8s.io/v1",
            "SubjectAccessReview",
            Protobuf.Message(
                2,
                Protobuf.Message(2, Protobuf.Text(1, "/version"), Protobuf.Text(2, "get")),
                Protobuf.Text(3, "jane"),
                Protobuf.Message(5, Protobuf.Text(1, "scopes"), Protobuf.Message(2, Protobuf.Text(1, "view"), Protobuf.Text(1, "edit")))));

        var answer = await Api.SendBytesAsync(HttpMethod.Post, "/apis/authorization.k8s.io/v1/subjectaccessreviews", review, Protobuf.MediaType);

        answer.Expect(201).Body.At("spec.extra")!.ShouldBe("""{"scopes":["view","edit"]}""");
    }

    private static byte[] Options(params byte[][] preconditions) =>
        Protobuf.Object("v1", "DeleteOptions", preconditions.Length == 0 ? [] : [Protobuf.Message(2, preconditions)]);

    private static byte[] Property(string name, params byte[][] schema) =>
        Protobuf.Message(29, Protobuf.Text(1, name), Protobuf.Message(2, schema));
}
