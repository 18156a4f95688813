using CrdToolkit.Testing.Protobuf;

namespace CrdToolkit.Testing.Requests;

/// <summary>What the client wants to get.</summary>
/// <param name="Format">How it is written.</param>
/// <param name="Shape">What the answer is transformed to.</param>
/// <param name="ShapeVersion">The version of the Table or PartialObjectMetadata: <c>v1</c> or <c>v1beta1</c>.</param>
internal sealed record ContentNegotiation(AnswerFormat Format, ResponseShape Shape, string ShapeVersion)
{
    private static readonly string[] Streams = [$"{MediaType.Json};stream=watch", $"{ProtobufReader.MediaType};stream=watch"];

    /// <summary>The types of answers that are one document.</summary>
    public static readonly string[] Bodies = [MediaType.Json, MediaType.Yaml, ProtobufReader.MediaType];

    /// <summary>The types of answers that are one document or a watch.</summary>
    public static readonly string[] Collections = [.. Bodies, .. Streams];

    /// <summary>What errors and documents are sent as where nothing else can be found out.</summary>
    public static ContentNegotiation Default { get; } = new(AnswerFormat.Json, ResponseShape.Object, "v1");

    /// <summary>
    /// Checks that a route has one of the accepted types, as go-restful does before it asks a handler: to it <c>application/*</c> is a type as any other.
    /// </summary>
    /// <param name="accept">The Accept header.</param>
    /// <param name="types">What the route has.</param>
    /// <exception cref="StatusException">406: it has none of them.</exception>
    public static void CheckRoute(string accept, string[] types)
    {
        if (accept.Length > 0 && !accept.Split(',').Select(type => type.Split(';')[0].Trim()).Any(type => type == "*/*" || types.Contains(type)))
        {
            throw StatusErrors.NoRepresentation(Listed(types));
        }
    }

    /// <summary>Chooses the first of the accepted types that the server has.</summary>
    /// <param name="accept">The Accept header.</param>
    /// <param name="isStream">Whether the answer is a watch: there is no YAML then.</param>
    /// <param name="protobuf">What there is in protobuf.</param>
    /// <param name="hasShapes">Whether it can be a table or the like; documents cannot.</param>
    /// <exception cref="StatusException">406: there is none.</exception>
    public static ContentNegotiation Choose(string accept, bool isStream, ProtobufSupport protobuf, bool hasShapes = true)
    {
        if (accept.Length == 0)
        {
            return Default;
        }

        foreach (var type in MediaType.ParseList(accept))
        {
            if (FormatOf(type) is not { } format)
            {
                continue;
            }

            var kind = type.Parameter("as");
            var known = type.Parameter("g") == "meta.k8s.io" && type.Parameter("v") is "v1" or "v1beta1";
            ResponseShape? shape = kind switch
            {
                "" => ResponseShape.Object,
                "Table" when known => ResponseShape.Table,
                "PartialObjectMetadata" when known => ResponseShape.Metadata,
                "PartialObjectMetadataList" when known => ResponseShape.MetadataList,
                _ => null,
            };
            if (shape is { } chosen && (hasShapes || chosen == ResponseShape.Object) && (format != AnswerFormat.Protobuf || HasProtobuf(protobuf, chosen)))
            {
                // The same choice is made once more among streams.
                return format == AnswerFormat.Yaml && isStream
                    ? throw NotAcceptable(Streams)
                    : new ContentNegotiation(format, chosen, kind.Length == 0 ? "v1" : type.Parameter("v"));
            }
        }

        throw NotAcceptable(Bodies);
    }

    /// <summary>How an error is sent: in the first of the accepted types that asks for no other shape.</summary>
    public static ContentNegotiation OfError(string accept) => Default with
    {
        Format = MediaType.ParseList(accept).Where(type => type.Parameter("as").Length == 0).Select(FormatOf).FirstOrDefault(format => format is not null)
            ?? AnswerFormat.Json,
    };

    private static AnswerFormat? FormatOf(MediaType type) => type.Name switch
    {
        MediaType.Json or "*/*" or "application/*" => AnswerFormat.Json,
        MediaType.Yaml => AnswerFormat.Yaml,
        ProtobufReader.MediaType => AnswerFormat.Protobuf,
        _ => null,
    };

    private static bool HasProtobuf(ProtobufSupport support, ResponseShape shape) => shape switch
    {
        ResponseShape.Object => support == ProtobufSupport.Objects,
        ResponseShape.Table => false,
        _ => support != ProtobufSupport.None,
    };

    private static StatusException NotAcceptable(string[] types) => StatusErrors.NotAcceptable($"only the following media types are accepted: {Listed(types)}");

    private static string Listed(string[] types) => string.Join(", ", types);
}
