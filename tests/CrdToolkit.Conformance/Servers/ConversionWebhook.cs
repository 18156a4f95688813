using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CrdToolkit.Conformance.Servers;

/// <summary>A conversion webhook of a case: it answers over TLS on loopback, with a certificate of its own.</summary>
public sealed class ConversionWebhook : IAsyncDisposable
{
    private readonly WebApplication application;
    private readonly ConcurrentQueue<IReadOnlyList<string>> calls = new();

    private ConversionWebhook(WebApplication application, string caBundle, Func<JsonObject, JsonObject> answer)
    {
        this.application = application;
        CaBundle = caBundle;
        Answer = answer;
    }

    /// <summary>What becomes of a review; it may be changed while the webhook runs.</summary>
    public Func<JsonObject, JsonObject> Answer { get; set; }

    /// <summary>The names of the objects of each call so far.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Calls => [.. calls];

    /// <summary>The value of <c>spec.conversion</c> that has this webhook called.</summary>
    public string Conversion => $$$"""
        {"strategy":"Webhook","webhook":{"conversionReviewVersions":["v1"],"clientConfig":{"url":"{{{Address}}}/convert","caBundle":"{{{CaBundle}}}"} } }
        """;

    private string CaBundle { get; }

    private string Address => application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    /// <summary>Starts a webhook that answers as <paramref name="convert"/> says what becomes of each object.</summary>
    public static async Task<ConversionWebhook> StartAsync(Func<JsonObject, JsonObject> convert)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var now = TimeProvider.System.GetUtcNow();
        using var signed = request.CreateSelfSigned(now.AddHours(-1), now.AddDays(1));
        var certificate = X509CertificateLoader.LoadPkcs12(signed.Export(X509ContentType.Pfx), null);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate)));
        var application = builder.Build();
        var webhook = new ConversionWebhook(
            application,
            Convert.ToBase64String(Encoding.UTF8.GetBytes(certificate.ExportCertificatePem())),
            review => Reply(review, Converted(review, convert)));
        application.MapPost("/convert", webhook.AnswerAsync);
        await application.StartAsync();
        return webhook;
    }

    /// <summary>The objects of a review, each converted, in the wanted version.</summary>
    public static IEnumerable<JsonNode> Converted(JsonObject review, Func<JsonObject, JsonObject> convert) =>
        review.At("request.objects")!.AsArray().Select(item =>
            convert(item!.DeepClone().AsObject()).With("apiVersion", $"\"{review.Text("request.desiredAPIVersion")}\""));

    /// <summary>A review with these objects as the outcome.</summary>
    public static JsonObject Reply(JsonObject review, IEnumerable<JsonNode> objects, string result = """{"status":"Success"}""") => new()
    {
        ["apiVersion"] = review.Text("apiVersion"),
        ["kind"] = "ConversionReview",
        ["response"] = new JsonObject
        {
            ["uid"] = review.Text("request.uid"),
            ["convertedObjects"] = new JsonArray([.. objects]),
            ["result"] = JsonNode.Parse(result),
        },
    };

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => application.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        var review = (await JsonNode.ParseAsync(http.Request.Body))!.AsObject();
        calls.Enqueue([.. review.At("request.objects")!.AsArray().Select(item => item.Text("metadata.name") ?? "")]);
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(Answer(review).ToJsonString());
    }
}
