namespace CrdToolkit.Parity.Cases.Webhooks;

/// <summary>Is asked about kettles, in each way in which a webhook can be declared.</summary>
// all that must be said
[MutatingWebhook(
    "default.kettle.brewing.example.com",
    Path = "/mutate-kettle",
    Groups = ["brewing.example.com"],
    Versions = ["v1"],
    Resources = ["kettles"],
    Operations = AdmissionOperations.Create | AdmissionOperations.Update)]
// and all that can be said, in another order than the names have
[ValidatingWebhook(
    "b.kettle.brewing.example.com",
    Path = "/validate-kettle",
    Groups = ["brewing.example.com", "core"],
    Versions = ["v1", "v1beta1"],
    Resources = ["kettles", "kettles/status"],
    Operations = AdmissionOperations.Delete | AdmissionOperations.Connect,
    FailurePolicy = WebhookFailurePolicy.Ignore,
    SideEffects = WebhookSideEffects.NoneOnDryRun,
    MatchPolicy = WebhookMatchPolicy.Equivalent,
    TimeoutSeconds = 10,
    AdmissionReviewVersions = ["v1", "v1beta1"],
    ServiceName = "brewery",
    ServiceNamespace = "beer",
    ServicePort = 8443,
    ObjectSelector = "style=stout,strength in (high, higher),!draft",
    NamespaceSelector = "brewery")]
// an address outside of the cluster
[ValidatingWebhook(
    "a.kettle.brewing.example.com",
    Url = "https://brewery.example.com/validate",
    Groups = ["*"],
    Versions = ["*"],
    Resources = ["kettles"],
    Operations = AdmissionOperations.All,
    MatchPolicy = WebhookMatchPolicy.Exact)]
// a configuration of another name
[MutatingWebhook(
    "late.kettle.brewing.example.com",
    Path = "/mutate-late",
    Groups = ["brewing.example.com"],
    Versions = ["v1"],
    Resources = ["kettles"],
    Operations = AdmissionOperations.Create,
    ReinvocationPolicy = WebhookReinvocationPolicy.IfNeeded,
    ConfigurationName = "late")]
public sealed class Kettle;
