using System.ComponentModel;

namespace CrdToolkit;

/// <summary>
/// A webhook that the API server asks before it stores objects (admissionregistration.k8s.io/v1). The build writes all of them to
/// <c>config/webhook/manifests.yaml</c>; what answers the requests is yours.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class AdmissionWebhookAttribute : Attribute
{
    private protected AdmissionWebhookAttribute(string name) => Name = name;

    /// <summary>The name, a domain of at least three labels, such as <c>default.vm.example.com</c>; unique in its configuration.</summary>
    public string Name { get; }

    /// <summary>The path at the service that the requests are sent to, such as <c>/mutate</c>; or else <see cref="Url"/>.</summary>
    public string? Path { get; set; }

    /// <summary>The whole address that the requests are sent to, over https, for what is no service of the cluster; or else <see cref="Path"/>.</summary>
    public string? Url { get; set; }

    /// <summary>The API groups of the objects; the core group is the empty text or <c>core</c>, <c>*</c> is all.</summary>
    public string[] Groups { get; set; } = [];

    /// <summary>The versions of these groups; <c>*</c> is all.</summary>
    public string[] Versions { get; set; } = [];

    /// <summary>The plural names of the resources, a subresource behind a slash; <c>*</c> is all.</summary>
    public string[] Resources { get; set; } = [];

    /// <summary>The operations, of one or several of which it is asked; there must be one.</summary>
    public AdmissionOperations Operations { get; set; }

    /// <summary>Only objects with these labels, such as <c>team=a,tier in (web,db),!legacy</c>; all unless set.</summary>
    public string? ObjectSelector { get; set; }

    /// <summary>Only objects of namespaces with these labels; of all unless set.</summary>
    public string? NamespaceSelector { get; set; }

    /// <summary>What becomes of a request when the webhook does not answer; it is refused unless set.</summary>
    public WebhookFailurePolicy FailurePolicy { get; set; } = WebhookFailurePolicy.Fail;

    /// <summary>Whether the webhook changes anything beside the object that it is asked about; it does not unless set.</summary>
    public WebhookSideEffects SideEffects { get; set; } = WebhookSideEffects.None;

    /// <summary>Whether it is asked about an object that is written in another version too; what the API server does by default unless set.</summary>
    public WebhookMatchPolicy MatchPolicy { get; set; }

    /// <summary>How many seconds the API server waits for the answer, from 1 to 30; 10, as the API server does, unless set.</summary>
    public int TimeoutSeconds { get; set; }

    /// <summary>The versions of <c>AdmissionReview</c> that it understands, the preferred one first; <c>v1</c> unless set.</summary>
    public string[] AdmissionReviewVersions { get; set; } = ["v1"];

    /// <summary>The service that it is reached by; <c>webhook-service</c> unless set.</summary>
    public string ServiceName { get; set; } = "webhook-service";

    /// <summary>The namespace of that service; <c>system</c>, which kustomizations replace, unless set.</summary>
    public string ServiceNamespace { get; set; } = "system";

    /// <summary>The port of that service; 443, as the API server takes it, unless set.</summary>
    public int ServicePort { get; set; }

    /// <summary>
    /// The name of the configuration object that holds it; <c>mutating-webhook-configuration</c> or <c>validating-webhook-configuration</c> unless set.
    /// </summary>
    public string? ConfigurationName { get; set; }
}
