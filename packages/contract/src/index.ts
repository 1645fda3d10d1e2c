export { AuditEntry, Settings } from './administration/schemas.ts';
export { AlertDraft } from './alerts/schemas.ts';
export { routes } from './all-routes.ts';
export {
  ApiError,
  type Call,
  type CallInput,
  type ClientOptions,
  createClient,
  routeUrl,
  UnreachableError,
} from './client/call.ts';
export {
  AnomalyAnswer,
  AnomalyAnswerBatch,
  AnomalyBatch,
  AnomalyRequest,
  Classified,
  ClassifiedBatch,
  ClassifyBatch,
  ClassifyItem,
  EngineHealth,
  EngineModel,
  EngineModels,
  EnginePool,
  PredictBatch,
  Predicted,
  PredictedBatch,
  PredictRequest,
  SeriesHistory,
  TrainAnswer,
  TrainRequest,
} from './engine/schemas.ts';
export { ErrorCode, Problem } from './errors.ts';
export { FeedGap, FeedMeasure, FeedState, FeedStatus } from './feeds/schemas.ts';
export {
  ExpectedPatients,
  Gathering,
  GatheringKind,
  GatheringSuggestion,
} from './gatherings/schemas.ts';
export { ComponentHealth, Readiness } from './health/schemas.ts';
export {
  BedType,
  CapacitySource,
  DepartmentKind,
  Hospital,
  HospitalAggregate,
  HospitalBeds,
  HospitalDetail,
  HospitalOxygen,
  HospitalSettings,
  HospitalStaff,
  HospitalState,
  HospitalSupply,
  LatestFigure,
  Nedocs,
  NedocsLevel,
  Occupancy,
  OpelStyle,
  Shift,
  Silence,
  StaffSkill,
  TransferLink,
} from './hospitals/schemas.ts';
export { Language, Me, OutboxMessage, StaffMember, TokenPair } from './identity/schemas.ts';
export { FilterQuery, IncidentSort, ListIncidentsQuery } from './incidents/queries.ts';
export {
  Incident,
  IncidentAi,
  IncidentCounts,
  IncidentDetail,
  IncidentSource,
  IncidentStatus,
  MapPoint,
  Photo,
  PhotoSize,
  Severity,
  SimilarIncident,
  StaffView,
  TimelineEntry,
  TimelineKind,
  Vote,
  VoteTally,
  VoteType,
} from './incidents/schemas.ts';
export {
  type ClientToServer,
  clientMessages,
  MissedMessage,
  type ServerMessage,
  type ServerPayload,
  type ServerToClient,
  Subscribe,
  SubscribeReply,
  serverMessages,
  Watch,
} from './live/messages.ts';
export {
  Model,
  ModelFormat,
  ModelName,
  ModelRun,
  ModelWatch,
  OnnxUpload,
  RunStatus,
  Tensor,
  TensorShape,
} from './models/schemas.ts';
export {
  Observation,
  ObservationFigures,
  ObservationImport,
  ObservationVersion,
  RecordedObservation,
} from './observations/schemas.ts';
export { buildOpenApi } from './openapi/build.ts';
export { Area, Category, City, PinShape, Suggestion, Zone } from './places/schemas.ts';
export {
  ActionPlan,
  AgentSummary,
  Narration,
  PlanMethod,
  PlanRelief,
  PlanSettings,
  PlanShortage,
} from './plans/plan-schemas.ts';
export {
  ActionOwner,
  AgentName,
  DecisionRecord,
  Recommendation,
  RecommendationKind,
  RecommendationOutcome,
  RecommendationState,
  RejectReason,
} from './plans/recommendation-schemas.ts';
export { WhatIf, WhatIfChanges, WhatIfSide } from './plans/what-if-schemas.ts';
export {
  Prediction,
  PredictionDetail,
  PredictionDriver,
  PredictionKind,
  PredictionLevel,
  PredictionRecord,
  PredictionSource,
  PredictionStep,
} from './predictions/schemas.ts';
export { type Bbox, Id, LocalName, Place, Timestamp, Uuid } from './primitives.ts';
export {
  AccuracyDay,
  BedDay,
  BedForecast,
  CitySurge,
  ComingFestival,
  DayPart,
  HospitalSurge,
  SurgeAccuracy,
  SurgeDay,
  SurgeDriverGroup,
  SurgeOutlook,
  SurgeRecord,
  SurgeSeries,
  SurgeUnit,
} from './readiness/schemas.ts';
export { type Access, incidentStaff, Role, StaffRole, signedIn, staffOnly } from './roles.ts';
export type {
  Method,
  Route,
  RouteBody,
  RouteParams,
  RouteQuery,
  RouteResponse,
  Tag,
} from './route.ts';
